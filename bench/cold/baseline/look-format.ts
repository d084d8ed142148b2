/** What a guide's handler asks the model for. */
export const LOOK = {
  type: 'json_schema',
  name: 'look',
  strict: true,
  schema: {
    type: 'object',
    properties: { name: { type: 'string' }, products: { type: 'array', items: { type: 'string' } } },
    required: ['name', 'products'],
    additionalProperties: false,
  },
} as const;
