import { afterAll } from 'vitest';

import reactJwt from '../../src/libraries/react-jwt.ts';
import { load } from './load.ts';
import { prove } from './prove.ts';

interface Real {
  decodeToken(...args: unknown[]): unknown;
  useJwt(...args: unknown[]): unknown;
}
interface Renderer {
  act(action: () => void): void;
  create(element: unknown): unknown;
}

const real = await load<Real>('react-jwt');
const { createElement } = (await load<{ default: { createElement(component: () => null): unknown } }>('react')).default;
const { act, create } = (await load<{ default: Renderer }>('react-test-renderer')).default;
Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
afterAll(() => void Reflect.deleteProperty(globalThis, 'IS_REACT_ACT_ENVIRONMENT'));

/** What a hook gives after its effects have run. */
function hooked(args: readonly unknown[]): unknown {
  let answer: unknown;
  const Component = (): null => {
    answer = real.useJwt(...args);
    return null;
  };
  act(() => void create(createElement(Component)));
  return answer;
}

prove({
  library: reactJwt,
  versions: [
    {
      package: 'react-jwt',
      subjects: [
        { operation: 'decodeToken', label: 'decodeToken(token)', run: ({ args }) => real.decodeToken(...args) },
        { operation: 'useJwt', label: 'useJwt(token)', run: ({ args }) => hooked(args) },
      ],
    },
  ],
});
