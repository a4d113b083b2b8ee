import type { Platform } from '../model/vocabulary.ts';

/** What becomes of an instance's fields is written beside them. */
const platform: Platform = { name: 'class-transformer', names: { omittedBy: ['Exclude'] } };

export default platform;
