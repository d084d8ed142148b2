/** The typed client's view of the document: one TypeScript file of types. */
import openapiTS, { astToString } from 'openapi-typescript';
import type { JsonObject } from './schemas.ts';

const HEADER = '/** Generated from docs/openapi.json by `npm run generate`. Do not edit. */\n';

/** Examples are for readers of the document; in the types they would only be comments. */
const withoutExamples = (document: JsonObject): JsonObject =>
  JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'examples' ? undefined : value))) as JsonObject;

export const clientTypes = async (document: JsonObject): Promise<string> => {
  const nodes = await openapiTS(withoutExamples(document) as never, { alphabetize: false, defaultNonNullable: false });
  return HEADER + astToString(nodes);
};
