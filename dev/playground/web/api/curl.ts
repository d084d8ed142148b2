/** A call of the page as a curl command, to be pasted into a POSIX shell with the token in ID_TOKEN. */

export interface CurlInput {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  /** For a PUT of bytes, which are not in the command. */
  readonly file?: string | undefined;
}

/** Inside single quotes a shell changes nothing; a quote itself has to step outside. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const header = ([name, value]: readonly [string, string]): string =>
  name.toLowerCase() === 'authorization' ? '-H "authorization: Bearer $ID_TOKEN"' : `-H ${quoted(`${name}: ${value}`)}`;

export const toCurl = ({ method, url, headers, body, file }: CurlInput): string =>
  [
    `curl -X ${method} ${quoted(url)}`,
    ...headers.map(header),
    ...(body === undefined ? [] : [`--data-raw ${quoted(body)}`]),
    ...(file === undefined ? [] : [`--upload-file ${quoted(file)}`]),
  ].join(' \\\n  ');
