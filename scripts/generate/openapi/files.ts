/** Everything that is derived from the OpenAPI document, and the document itself. */
import { openApiDocument } from './document.ts';

/** Path from the repository's root -> content. */
export const openApiFiles = (): Promise<ReadonlyMap<string, string>> => {
  const document = openApiDocument();
  return Promise.resolve(new Map([['docs/openapi.json', `${JSON.stringify(document, null, 2)}\n`]]));
};
