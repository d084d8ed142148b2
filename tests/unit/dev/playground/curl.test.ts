/** What is copied out of the playground works in a shell and gives nothing away. */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { toCurl } from '../../../../dev/playground/web/api/curl.ts';
import { masked } from '../../../../dev/playground/web/api/masking.ts';

const call = { method: 'POST', url: 'http://127.0.0.1:3000/looks/save', headers: [] };

/** The words that a shell makes of a command. */
const words = (command: string): string[] => {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`;
  const output = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8', env: { ID_TOKEN: 'token-of-the-shell' } });
  return output.split('\0').slice(0, -1);
};

describe('a call as curl', () => {
  it('takes the token from the shell', () => {
    const headers = [['Authorization', 'Bearer secret']] as const;

    expect(words(toCurl({ ...call, headers }))).toEqual([
      '-X',
      'POST',
      call.url,
      '-H',
      'authorization: Bearer token-of-the-shell',
    ]);
  });

  it.each(['{"name":"Anna\'s $HOME `id` \\"look\\""}', "'; exit 1; '", 'two\nlines'])(
    'sends the body %j as it is',
    (body) => {
      expect(words(toCurl({ ...call, body })).slice(-2)).toEqual(['--data-raw', body]);
    },
  );

  it('names the file of an upload', () => {
    expect(words(toCurl({ ...call, method: 'PUT', file: 'selfie.jpg' })).slice(-2)).toEqual([
      '--upload-file',
      'selfie.jpg',
    ]);
  });
});

describe('masking', () => {
  it.each([
    ['{"IdToken":"eyJ.a.b","ExpiresIn":3600}', '{"IdToken":"***","ExpiresIn":3600}'],
    ['{"RefreshToken": "r", "AccessToken": "a"}', '{"RefreshToken": "***", "AccessToken": "***"}'],
    ['{"USERNAME":"u","PASSWORD":"p \\" q"}', '{"USERNAME":"u","PASSWORD":"***"}'],
    ['https://b.example/k?X-Amz-Signature=0aF9&x=1', 'https://b.example/k?X-Amz-Signature=***&x=1'],
    ['{"lookName":"Soft Glam"}', '{"lookName":"Soft Glam"}'],
  ])('makes %s %s', (text, shown) => {
    expect(masked(text)).toBe(shown);
  });
});
