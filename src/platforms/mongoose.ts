import type { Platform } from '../model/vocabulary.ts';

/** Object mappers, whose records are more than their columns: Mongoose's documents, Sequelize's instances. */
const platform: Platform = {
  name: 'mongoose',
  names: {
    functions: { toObject: { copies: '0' } },
    methods: {
      toObject: { copies: 'receiver', unfolds: 'receiver' },
      lean: { unfolds: 'receiver' },
      get: { unfolds: 'receiver' },
    },
  },
};

export default platform;
