/** Everything that is derived from the OpenAPI document, and the document itself. */
import { clientTypes } from './client-types.ts';
import { openApiDocument } from './document.ts';

/** Path from the repository's root -> content. */
export const openApiFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const document = openApiDocument();
  return new Map([
    ['docs/openapi.json', `${JSON.stringify(document, null, 2)}\n`],
    ['clients/typescript/src/schema.ts', await clientTypes(document)],
  ]);
};
