import { useEffect, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router-dom';
import { login, renew } from './http';

export function Login() {
  const navigate = useNavigate();
  const [error, setError] = useState('');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      await login(String(form.get('email')), String(form.get('password')));
      navigate('/');
    } catch {
      setError('That did not work. Please try again.');
    }
  };

  return (
    <form onSubmit={submit}>
      <input name="email" type="email" placeholder="E-mail" required />
      <input name="password" type="password" placeholder="Password" required />
      <button>Sign in</button>
      <a href="/api/session/town-id">Sign in with your town ID</a>
      {error && <p role="alert">{error}</p>}
    </form>
  );
}

/** Where the town ID sends people back to, already signed in by the server's cookie. */
export function Welcome() {
  const navigate = useNavigate();

  useEffect(() => {
    void renew().then(
      () => navigate('/', { replace: true }),
      () => navigate('/login', { replace: true }),
    );
  }, [navigate]);

  return <p>Welcome back.</p>;
}
