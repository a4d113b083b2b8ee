import type { Files } from './linted.ts';

/** Projects whose files import each other; a mark says what is reported. */
export const CYCLES: Readonly<Record<string, Files>> = {
  'two files with wrappers and constants': {
    'a.ts': `import { sign, verify } from 'jsonwebtoken';
import { readB, seal } from './b.js';
export const policy = { issuer: 'https://id.example.com', audience: 'billing' };
export const readA = (ticket: string, options: object) => verify(ticket, process.env.PUBLIC_KEY!, options);
export const one = (ticket: string) => readB(ticket, { algorithms: ['RS256'], audience: 'billing' }); // reports: require-issuer
export const issue = (user: string) => sign({ sub: user }, seal, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret`,
    'b.ts': `import { verify } from 'jsonwebtoken';
import { policy, readA } from './a.js';
export const seal = process.env.SEAL ?? 'lantern-above-the-harbour';
export const readB = (ticket: string, options: object) => verify(ticket, process.env.PUBLIC_KEY!, options);
export const two = (ticket: string) => readA(ticket, policy); // reports: require-algorithms`,
  },
  'three files whose wrappers lead to each other': {
    'a.ts': `import { readB } from './b.js';
export const audience = 'billing';
export const readA = (ticket: string, options: object) => readB(ticket, options);`,
    'b.ts': `import { verifyC } from './c.js';
import { audience } from './a.js';
export const readB = (ticket: string, options: object) => verifyC(ticket, options);
export const use = (token: string) => verifyC(token, { algorithms: ['RS256'], audience }); // reports: require-issuer`,
    'c.ts': `import { verify } from 'jsonwebtoken';
import { audience, readA } from './a.js';
export const verifyC = (ticket: string, options: object) => verify(ticket, process.env.PUBLIC_KEY!, options);
export const use = (token: string) => verify(token, process.env.PUBLIC_KEY!, { algorithms: ['RS256'], audience }); // reports: require-issuer
export const other = (token: string) => readA(token, { algorithms: ['RS256'], issuer: 'https://id.example.com', audience });`,
  },
  'wrappers that call each other for ever': {
    'a.ts': `import { readB } from './b.js';
export const readA = (token: string, options: object): unknown => readB(token, options);
export const use = (token: string) => readA(token, {});`,
    'b.ts': `import { readA } from './a.js';
export const readB = (token: string, options: object): unknown => readA(token, options);
export const use = (token: string) => readB(token, {});`,
  },
  'constants that are each other': {
    'a.ts': `import { sign } from 'jsonwebtoken';
import { seal as other } from './b.js';
export const seal = other;
export const issue = (user: string) => sign({ sub: user }, seal, { algorithm: 'HS256', expiresIn: '1h' });`,
    'b.ts': `import { sign } from 'jsonwebtoken';
import { seal as other } from './a.js';
export const seal = other;
export const issue = (user: string) => sign({ sub: user }, seal, { algorithm: 'HS256', expiresIn: '1h' });`,
  },
  'barrels that pass each other on': {
    'a.ts': "export * from './b.js';\nexport const seal = 'lantern-above-the-harbour';",
    'b.ts': "export * from './a.js';\nexport const audience = 'billing';",
    'use.ts': `import { sign } from 'jsonwebtoken';
import { seal } from './b.js';
export const issue = (user: string) => sign({ sub: user }, seal, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret`,
  },
  'an index that its own files import from': {
    'index.ts': "export * from './keys.js';\nexport * from './read.js';\nexport * from './write.js';",
    'keys.ts':
      "import { audience } from './index.js';\nexport const seal = { text: 'lantern-above-the-harbour', for: audience };",
    'read.ts': `import { verify } from 'jsonwebtoken';
export const audience = 'billing';
export const read = (ticket: string, options: object) => verify(ticket, process.env.PUBLIC_KEY!, options);`,
    'write.ts': `import { sign } from 'jsonwebtoken';
import { audience, read, seal } from './index.js';
export const issue = (user: string) => sign({ sub: user }, seal.text, { algorithm: 'HS256', expiresIn: '1h' }); // reports: no-hardcoded-secret
export const again = (ticket: string) => read(ticket, { algorithms: ['RS256'], audience }); // reports: require-issuer`,
  },
  'a file that imports itself': {
    'a.ts': `import { verify } from 'jsonwebtoken';
import * as self from './a.js';
export const read = (ticket: string, options: object) => verify(ticket, process.env.PUBLIC_KEY!, options);
export const use = (ticket: string) => self.read(ticket, { algorithms: ['RS256'], audience: 'billing' }); // reports: require-issuer`,
  },
};

const CHECKS = ["algorithms: ['RS256']", "issuer: 'https://id.example.com'", "audience: 'billing'"];

/**
 * A project whose files import each other at random.
 *
 * @param seed the same gives the same project
 */
export function tangle(seed: number): Files {
  const random = numbers(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = (...choices: readonly string[]): string => choices[below(choices.length)] ?? '';
  const count = 3 + below(3);
  const other = (): number => below(count);
  const written = (): string => `{ ${CHECKS.filter(() => random() < 0.7).join(', ')} }`;
  const file = (index: number): string => {
    const [a, b, c] = [other(), (index + 1 + below(count - 1)) % count, (index + 1 + below(count - 1)) % count];
    const names = [...new Set([a, b, c])].filter((one) => one !== index);
    const imports = names.map(
      (one) => `import { policy${one}, read${one}, seal${one}, issue${one} } from './m${one}.js';`,
    );
    return [
      "import { sign, verify } from 'jsonwebtoken';",
      ...imports,
      `export const policy${index} = ${pick(written(), `policy${a}`, `{ ...policy${b}, ${CHECKS[below(3)] ?? ''} }`)};`,
      `export const seal${index} = ${pick('process.env.SEAL', "'lantern-above-the-harbour'", `seal${a}`, `process.env.SEAL ?? seal${c}`)};`,
      `export const read${index} = (ticket, options) => ${pick(
        'verify(ticket, process.env.PUBLIC_KEY, options)',
        `read${a}(ticket, options)`,
        `read${b}(ticket, { ...options, ${CHECKS[below(3)] ?? ''} })`,
        `read${c}(ticket, policy${a})`,
      )};`,
      `export const issue${index} = (claims, options) => ${pick(
        `sign(claims, seal${b}, options)`,
        `issue${c}(claims, options)`,
        `issue${a}(claims, { ...options, expiresIn: '1h' })`,
      )};`,
      `export const use${index} = (ticket) => read${b}(ticket, ${pick(`policy${c}`, written())});`,
      `export const make${index} = (user) => issue${a}({ sub: user }, { algorithm: 'HS256' });`,
      `export const seals${index} = (user) => sign({ sub: user }, seal${c}, { algorithm: 'HS256', expiresIn: '1h' });`,
      pick('', `export * from './m${other()}.js';`),
    ].join('\n');
  };
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}.ts`, file(index)]));
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function numbers(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b9);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
