/** Files full of JWT: verification, signing, storage and addresses with six libraries. The same in every run. */

import { kinds } from './blocks.mjs';
import { pick, randomFrom, shuffled } from './random.mjs';

const THINGS = ['User', 'Customer', 'Device', 'Account', 'Partner', 'Admin', 'Tenant', 'Operator', 'Member', 'Courier'];
const SHORTEST = 100;
const LONGEST = 300;
const FILLER_SHARE = 0.3;

/**
 * @param {number} count
 * @returns {{ name: string, text: string }[]} that many files of 100 to 300 lines
 */
export function jwtFiles(count) {
  const random = randomFrom(2);
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length];
    return { name: `src/auth-${index}.${kind.extension}`, text: writeFile(random, kind) };
  });
}

function writeFile(random, { blocks, fillers }) {
  const length = SHORTEST + random() * (LONGEST - SHORTEST - 50);
  const imports = new Set();
  let code = '';
  for (const thing of shuffled(
    random,
    THINGS.flatMap((name) => [name, `${name}Group`, `${name}Log`]),
  )) {
    if (code.split('\n').length >= length) break;
    for (const block of chooseBlocks(random, blocks, fillers)) {
      block.imports.forEach((line) => imports.add(line));
      code += block.code(thing);
    }
  }
  return `${[...imports].sort().join('\n')}\n${code}`;
}

/** @returns {import('./blocks.mjs').Block[]} one or two pieces around the same thing */
function chooseBlocks(random, blocks, fillers) {
  const chosen = [pick(random, blocks)];
  return random() < FILLER_SHARE ? [pick(random, fillers), ...chosen] : chosen;
}
