import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from '../../../../src/lib/adapters/table/cursor.ts';

const POSITION = { at: '2026-11-24T10:00:00.000Z', uploadId: '0b0c0000-0000-4000-8000-000000000001' };
const CURSOR = writeCursor('looks', 'user-a', POSITION);
const decoded = JSON.parse(Buffer.from(CURSOR, 'base64url').toString()) as unknown[];
const encode = (parts: unknown): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('a cursor', () => {
  it('leads back to where it was written', () => {
    expect(readCursor('looks', 'user-a', CURSOR)).toEqual(POSITION);
  });

  it('names neither the user nor a table key', () => {
    expect(Buffer.from(CURSOR, 'base64url').toString()).not.toMatch(/user-a|pk|sk|\$/);
  });

  it.each([
    ['another user', 'looks', 'user-b', CURSOR],
    ['another list of the same user', 'saved', 'user-a', CURSOR],
  ] as const)('is refused for %s', (_title, kind, userId, cursor) => {
    expect(readCursor(kind, userId, cursor)).toBeUndefined();
  });

  it.each([
    ['no base64url', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['null', encode(null)],
    ['an object', encode({ at: POSITION.at })],
    ['a moved position', encode([decoded[0], '2027-01-01T00:00:00.000Z', decoded[2], decoded[3]])],
    ['another kind', encode(['saved', decoded[1], decoded[2], decoded[3]])],
    ['no tie', encode(decoded.slice(0, 3))],
    ['a table key', encode([{ pk: '$glamai#userId_user-b', sk: 'x' }])],
    ['trailing bytes', `${CURSOR}AA`],
    ['another alphabet', CURSOR.replace(/.$/, '=')],
    ['a number for a time', encode([decoded[0], 1, decoded[2], decoded[3]])],
  ])('is refused when it is %s', (_title, cursor) => {
    expect(readCursor('looks', 'user-a', cursor)).toBeUndefined();
  });

  it('is refused when it is anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(readCursor('looks', 'user-a', text)).toBeUndefined();
      }),
    );
  });
});
