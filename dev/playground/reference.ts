/** The script of Scalar's API reference, out of its Fastify plugin: the one package that holds it without the 400 that it is built from. */

const PREFIX = '/reference';

let script: Promise<string> | undefined;

/** Half a second of imports and 4 MB, so only when somebody opens the reference. */
const read = async (): Promise<string> => {
  const [{ fastify }, { default: scalar }] = await Promise.all([
    import('fastify'),
    import('@scalar/fastify-api-reference'),
  ]);
  const app = fastify();
  await app.register(scalar, { routePrefix: PREFIX, configuration: { url: '/openapi.json' } });
  const { body, statusCode } = await app.inject(`${PREFIX}/js/scalar.js`);
  await app.close();
  if (statusCode !== 200) throw new Error(`Scalar's plugin answers ${statusCode} for its script.`);
  return body;
};

export const viewerScript = (): Promise<string> => (script ??= read());
