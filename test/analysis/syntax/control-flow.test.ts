import { describe, expect, it } from 'vitest';

import { endsHandling, leavesFunction } from '../../../src/analysis/syntax/control-flow.ts';
import type { Node } from '../../../src/analysis/syntax/node.ts';
import { view } from '../view.ts';

/** The consequent of the one `if` of a program: a block, or a statement alone. */
function guarded(statement: string): Node {
  const { file } = view(`function f() { while (on) { if (probed) ${statement} else use(); } }`);
  const found = file.tree.get('IfStatement').find(({ test }) => test.type === 'Identifier' && test.name === 'probed');
  if (!found) throw new Error(statement);
  return found.consequent;
}

describe('what leaves a function', () => {
  it.each([
    ['return;', true],
    ['throw error;', true],
    ['{ use(); return 1; }', true],
    ['{ return; use(); }', false],
    ['{ if (on) return; else return; }', false],
    ['break;', false],
    ['{}', false],
    ['use();', false],
  ])('%s', (statement, expected) => expect(leavesFunction(guarded(statement))).toBe(expected));
});

describe('what ends the handling', () => {
  it.each([
    ['return;', true],
    ['throw error;', true],
    ['break;', true],
    ['continue;', true],
    ['{ return; use(); }', true],
    ['{ if (on) return; else throw error; }', true],
    ['{ if (on) return; }', false],
    ['{ if (on) return; else use(); }', false],
    ['process.exit(1);', true],
    ['{ redirect(path); }', true],
    ['switch (on) {}', true],
    ['try {} catch {}', true],
    ['use();', false],
    ['{}', false],
  ])('%s', (statement, expected) => expect(endsHandling(guarded(statement))).toBe(expected));
});
