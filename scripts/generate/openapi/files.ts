/** Everything that is derived from the OpenAPI document, and the document itself. */
import { clientTypes } from './client-types.ts';
import { openApiDocument } from './document.ts';

const KINDS: Readonly<Record<string, string>> = { string: 'a text', number: 'a number', array: 'a list of texts' };

/**
 * A union of plain values is said in words: generators of clients make a class of it that holds nothing (Kotlin) or a wrapper
 * (Python), where any value would do. TypeScript has unions, so its types are made of the document before this.
 */
const inWords = (_key: string, value: unknown): unknown => {
  const { anyOf, ...rest } = (value ?? {}) as { anyOf?: readonly { type?: string }[] };
  const kinds = anyOf?.map(({ type = '' }) => KINDS[type]);
  return kinds?.every((kind) => kind !== undefined) ? { ...rest, description: `Is ${kinds.join(' or ')}.` } : value;
};

/** Path from the repository's root -> content. */
export const openApiFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const document = openApiDocument();
  return new Map([
    ['docs/openapi.json', `${JSON.stringify(document, inWords, 2)}\n`],
    ['clients/typescript/src/schema.ts', await clientTypes(document)],
  ]);
};
