/** The option of rules that leave tokens of one-purpose links alone unless they are told to report them. */
export const capabilityTokenOptions = {
  about: 'Which tokens are looked at.',
  of: {
    capabilityTokens: {
      type: 'choice',
      of: ['ignore', 'report'],
      default: 'ignore',
      description: 'Whether to report tokens of reset, invitation and similar links, too.',
    },
  },
} as const;
