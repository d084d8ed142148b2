import { describe, expect, it } from '@jest/globals';
import { requestLine, shownLine } from '../../../../dev/local-cloud/serverless/output.ts';

const logged = (fields: object): string =>
  JSON.stringify({ level: 'INFO', message: 'request', function: 'glamai-local-health', ms: 3, ...fields });

describe('what npm run dev prints', () => {
  it.each([
    ['the head of a request', 'GET /health (λ: health)'],
    ['its end', '(λ: health) RequestId: 597d2a8a  Duration: 1522.67 ms  Billed Duration: 1523 ms'],
    ['a route of invocations', '│   http://127.0.0.1:3000/2015-03-31/functions/upload-url/invocations          │'],
    ['the same in color', '\u001b[33m│\u001b[39m   POST   | http://127.0.0.1:3000/2015-03-31/functions/x/invocations'],
    ['a name of a function', '   * upload-url: glamai-local-upload-url'],
    ['a blank line', ''],
    ['a log line of a request', logged({ status: 200 })],
    ['metrics', JSON.stringify({ _aws: {}, LookCreated: 1 })],
  ])('leaves out %s', (_what, line) => {
    expect(shownLine(line)).toBeUndefined();
  });

  it.each([
    ['a code that would be mailed', 'Code for a@example.com: 123456'],
    ['what somebody prints while they look for a fault', 'here { uploadId: 1 }'],
    ['a warning, whole', logged({ level: 'WARN', message: 'model' })],
    ['an error, whole', logged({ level: 'ERROR', message: 'failed', error: { stack: 'at x' } })],
  ])('keeps %s', (_what, line) => {
    expect(shownLine(line)).toBe(line);
  });

  it('tells in short what became of a selfie', () => {
    const line = logged({ message: 'selfie event', outcome: 'look', ms: 3701, function: 'glamai-local-x' });

    expect(shownLine(line)).toMatch(/^\d\d:\d\d:\d\d {2}selfie event: look, 3701 ms {2}glamai-local-x$/);
  });

  it('has one line for a request, of 80 columns with an id', () => {
    const path = '/look/8d4ff866-4d1b-47b3-be78-37c2f2a11eb5';

    const line = requestLine({ method: 'GET', path, status: 200, milliseconds: 10_012.4 });

    expect(line).toMatch(/^\d\d:\d\d:\d\d {2}200 {2}GET {4}\/look\/\S+ {2}10012 ms$/);
    expect(line.length).toBeLessThanOrEqual(80);
    expect(requestLine({ method: 'GET', path, status: undefined, milliseconds: 1 })).toContain('gone');
  });
});
