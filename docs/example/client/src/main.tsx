import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes, useNavigate } from 'react-router-dom';
import { Chat } from './Chat';
import { Login, Welcome } from './Login';
import { Shed } from './Shed';
import { Tools } from './Tools';
import { renew } from './http';
import { clearSession, displayName } from './session';

function Header() {
  const navigate = useNavigate();
  useEffect(() => {
    const timer = setInterval(() => void renew(), 10 * 60_000);
    return () => clearInterval(timer);
  }, []);

  const leave = () => {
    clearSession();
    navigate('/login');
  };
  return (
    <header>
      <Link to="/">Toolshare</Link> <Link to="/chat">Chat</Link> <Link to="/shed">Shed</Link>
      <span>Hello, {displayName()}</span>
      <button onClick={leave}>Sign out</button>
    </header>
  );
}

createRoot(document.getElementById('root')!).render(
  <BrowserRouter>
    <Header />
    <Routes>
      <Route path="/" element={<Tools />} />
      <Route path="/chat" element={<Chat />} />
      <Route path="/shed" element={<Shed />} />
      <Route path="/login" element={<Login />} />
      <Route path="/welcome" element={<Welcome />} />
    </Routes>
  </BrowserRouter>,
);
