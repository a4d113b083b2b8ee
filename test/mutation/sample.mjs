import { createHash } from 'node:crypto';
import { relative } from 'node:path';

import { CheckStatus } from '@stryker-mutator/api/check';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** The folder of src/analysis that a mutant stands in; `.` for the files beside the folders. */
export function folderOf({ fileName }) {
  const [folder, ...rest] = relative('src/analysis', fileName).replaceAll('\\', '/').split('/');
  return rest.length > 0 ? folder : '.';
}

/**
 * Lets a sample of each folder's mutants through. Stryker has no sampling; what a checker turns away is neither run nor
 * counted. The order is made of each mutant's own text and of the seed: the same seed gives the same sample until the
 * mutated code changes.
 */
class Sample {
  static inject = ['options'];

  constructor({ sampling }) {
    this.sampling = sampling;
  }

  async init() {}

  /** One group of all mutants: what is chosen depends on how many there are. */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const { seed, size } = this.sampling;
    const rank = ({ fileName, location, mutatorName, replacement }) =>
      createHash('sha256')
        .update(JSON.stringify([seed, relative('.', fileName), location, mutatorName, replacement]))
        .digest('hex');
    const ranked = mutants.map((mutant) => ({ id: mutant.id, folder: folderOf(mutant), rank: rank(mutant) }));
    const taken = new Map();
    const results = ranked
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .map(({ id, folder }) => {
        const before = taken.get(folder) ?? 0;
        taken.set(folder, before + 1);
        return [id, before < size ? PASSED : LEFT_OUT];
      });
    return Object.fromEntries(results);
  }
}

const PASSED = { status: CheckStatus.Passed };
const LEFT_OUT = { status: CheckStatus.CompileError, reason: 'not in the sample' };

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)];

export const strykerValidationSchema = {
  properties: {
    sampling: {
      type: 'object',
      properties: { seed: { type: 'string' }, size: { type: 'integer', minimum: 1 } },
      required: ['seed', 'size'],
    },
  },
};
