import type { Platform } from '../model/vocabulary.ts';

/** Object mappers, whose records are more than their columns: Mongoose's documents, instances of Sequelize and Objection. */
const platform: Platform = {
  name: 'mongoose',
  names: {
    functions: { toObject: { copies: '0' } },
    methods: {
      toObject: { copies: 'receiver', unfolds: 'receiver' },
      $toJson: { copies: 'receiver', unfolds: 'receiver' },
      lean: { unfolds: 'receiver' },
      get: { unfolds: 'receiver' },
    },
    members: { _doc: { unfolds: true }, dataValues: { unfolds: true } },
  },
};

export default platform;
