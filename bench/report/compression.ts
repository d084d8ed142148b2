/** What compression saves on the recorded answers. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { table } from '../support/machine.ts';
import type { CompressionRow } from '../support/results.ts';

const ANSWERS = [
  ['GET /look/{uploadId}', 'getLook/ready'],
  ['GET /looks/{userId}, one page', 'listLooks/first-page'],
  ['GET /presets', 'listPresets/of-a-style'],
  ['GET /users/{userId}/export', 'exportUser/first-page'],
  ['202 of an analysis', 'getLook/analyzing'],
  ['a problem', 'getLook/unknown'],
] as const;

const bodyOf = (name: string): string => {
  const file = new URL(`../../fixtures/answers/${name}.json`, import.meta.url);
  const { response } = JSON.parse(readFileSync(file, 'utf8')) as { response: { body: unknown } };
  return JSON.stringify(response.body);
};

export const measureCompression = (): readonly CompressionRow[] =>
  ANSWERS.map(([answer, name]) => {
    const body = Buffer.from(bodyOf(name));
    return { answer, bytes: body.length, gzipBytes: gzipSync(body).length };
  });

export const compressionTable = (rows: readonly CompressionRow[]): string =>
  table(
    ['answer', 'bytes', 'gzip', 'of it'],
    rows.map(({ answer, bytes, gzipBytes }) => [
      answer,
      bytes,
      gzipBytes,
      `${Math.round((100 * gzipBytes) / bytes)} %`,
    ]),
  );
