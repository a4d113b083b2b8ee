import { useState } from 'react';
import { openShed, shedPass } from './http';
import { keep, kept } from './keep';

export function Shed() {
  const [isDark, setIsDark] = useState(kept('dark') === 'yes');

  const open = async () => {
    await openShed(await shedPass());
  };

  const darken = () => {
    keep('dark', isDark ? 'no' : 'yes');
    setIsDark(!isDark);
  };

  return (
    <main className={isDark ? 'dark' : ''}>
      <button onClick={open}>Open the shed</button>
      <button onClick={darken}>I am standing in the dark</button>
    </main>
  );
}
