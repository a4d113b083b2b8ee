import type { Platform } from '../model/vocabulary.ts';

/**
 * What TypeScript, esbuild, Babel, swc, Sucrase, Rollup and Parcel write around `require` where they make CommonJS of modules, as a
 * function of the file itself or of a package of helpers. The names are reserved by them: no program that a person wrote has them.
 */
const platform: Platform = {
  name: 'compilers',
  names: {
    interop: [
      // TypeScript, with and without tslib; esbuild and Bun.
      ...['__importDefault', '__importStar', '__toESM'],
      // Babel, Sucrase and Rollup, and swc; each also with a number behind it.
      ...['_interopRequire*', '_interop_require_*', '_interopDefault*', '_interopNamespace*'],
      // The helpers of Babel and swc where a person's tool has given them a plain name.
      ...['interopRequireDefault', 'interopRequireWildcard', '$parcel$interopDefault'],
    ],
  },
};

export default platform;
