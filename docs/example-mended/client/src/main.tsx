import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { Chat } from './Chat';
import { Login, Welcome } from './Login';
import { Shed } from './Shed';
import { Tools } from './Tools';
import { displayName, logout } from './http';

function Header() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [name, setName] = useState('');

  useEffect(() => {
    void displayName().then(setName);
  }, [pathname]);

  const leave = async () => {
    await logout();
    navigate('/login');
  };
  return (
    <header>
      <Link to="/">Toolshare</Link> <Link to="/chat">Chat</Link> <Link to="/shed">Shed</Link>
      <span>Hello, {name}</span>
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
