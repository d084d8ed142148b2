/** The floor: a handler that does nothing. */
export const handler = () => Promise.resolve({ statusCode: 200, body: '{}' });
