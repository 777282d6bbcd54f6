/** What a value must be. The codes are stable; the catalogues hold the sentence of each. */
export const valueRules = [
  'instant',
  'date',
  'timeZone',
  'currency',
  'url',
  'window',
  'servicesUsed',
  'contractedOn',
  'serviceName',
  'person',
  'eventType',
  'unreadable',
  'missing',
  'unknown',
  'choice',
  'oneOf',
  'text',
  'number',
  'whole',
  'yesOrNo',
  'list',
  'group',
  'empty',
  'tooShort',
  'tooLong',
  'tooFew',
  'tooMany',
  'tooSmall',
  'tooLarge',
  'form',
  'wrong',
] as const;
/** A rule that a value must keep. */
export type ValueRule = (typeof valueRules)[number];

/** Names the rule of a schema's refinement, so that its sentence is found in each language. */
export const ruled = (rule: ValueRule) => ({ params: { rule } });
