import { useEffect, useState, type FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { login } from './http';

export function Login() {
  const navigate = useNavigate();
  const [error, setError] = useState('');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      await login(String(form.get('email')), String(form.get('password')), form.get('stay') === 'on');
      navigate('/');
    } catch {
      setError('That did not work. Please try again.');
    }
  };

  return (
    <form onSubmit={submit}>
      <input name="email" type="email" placeholder="E-mail" required />
      <input name="password" type="password" placeholder="Password" required />
      <label>
        <input name="stay" type="checkbox" /> Stay signed in
      </label>
      <button>Sign in</button>
      <a href="/api/session/town-id">Sign in with your town ID</a>
      {error && <p role="alert">{error}</p>}
    </form>
  );
}

/** Where the town ID sends people back to. */
export function Welcome() {
  const [query] = useSearchParams();
  const navigate = useNavigate();

  useEffect(() => {
    const token = query.get('token');
    if (token) window.localStorage.setItem('toolshare.access_token', token);
    navigate('/', { replace: true });
  }, [query, navigate]);

  return <p>Welcome back.</p>;
}
