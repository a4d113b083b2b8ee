import { useEffect, useRef, useState } from 'react';
import { chatToken } from './http';

interface Message {
  room: string;
  text: string;
}

export function Chat() {
  const [messages, setMessages] = useState<Message[]>([]);
  const socket = useRef<WebSocket | null>(null);

  useEffect(() => {
    let left = false;
    void chatToken().then((token) => {
      if (left) return;
      socket.current = new WebSocket(`/api/chat?token=${token}`);
      socket.current.onmessage = (event) => {
        setMessages((shown) => [...shown, JSON.parse(event.data) as Message]);
      };
    });
    return () => {
      left = true;
      socket.current?.close();
    };
  }, []);

  const send = (form: FormData) => {
    socket.current?.send(String(form.get('text')));
  };

  return (
    <section>
      {messages.map(({ room, text }, index) => (
        <p key={index}>
          <b>{room}</b> {text}
        </p>
      ))}
      <form action={send}>
        <input name="text" />
        <button>Send</button>
      </form>
    </section>
  );
}
