import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { readCursor, writeCursor } from '../../src/lib/adapters/table/cursor.ts';
import { selfieEvents } from '../../src/lib/events/compose.ts';
import { SELFIE_CODES } from '../../src/lib/errors.ts';
import { aContext } from '../../testing/events.ts';
import { OTHER, UPLOAD, USER } from '../../testing/factories.ts';
import * as phone from '../support/images/phone-photos.ts';

const selfie = readFileSync(join(import.meta.dirname, '../../fixtures/selfies/default.jpg'));

/** Bytes overwritten, cut out or put in at random places. */
const damage = (bytes: Buffer) =>
  fc
    .array(
      fc.record({
        at: fc.oneof(fc.nat(bytes.length - 1), fc.nat(600)),
        kind: fc.constantFrom('overwrite', 'cut', 'insert', 'truncate'),
        piece: fc.uint8Array({ maxLength: 40 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((changes) => changes.reduce(damaged, bytes));

const damaged = (bytes: Buffer, change: { at: number; kind: string; piece: Uint8Array }): Buffer => {
  const { at, kind, piece } = change;
  const rest = kind === 'insert' ? at : at + piece.length;
  if (kind === 'truncate') return bytes.subarray(0, at);
  return Buffer.concat([bytes.subarray(0, at), kind === 'cut' ? Buffer.alloc(0) : piece, bytes.subarray(rest)]);
};

const assertDecodedOrRefused = async (bytes: Uint8Array): Promise<void> => {
  const outcome = await decodeSelfie(bytes);
  if (outcome.ok) {
    expect(outcome.value.data.length).toBe(outcome.value.width * outcome.value.height * 3);
    return;
  }
  expect(SELFIE_CODES).toContain(outcome.rejection.code);
  expect(outcome.rejection.evidence.hint).not.toMatch(/vips|sharp|\/|node_modules/i);
};

const pixelsOf = async (bytes: Uint8Array): Promise<Buffer> => {
  const outcome = await decodeSelfie(bytes);
  return outcome.ok ? Buffer.from(outcome.value.data) : Buffer.alloc(0);
};

describe('decoding', () => {
  let png: Buffer;
  beforeAll(async () => {
    png = await sharp(selfie).resize(240).png().toBuffer();
  });

  it('takes or refuses a damaged JPEG, and never throws', async () => {
    await fc.assert(fc.asyncProperty(damage(selfie), assertDecodedOrRefused), { numRuns: 400 });
  });

  it('takes or refuses a JPEG with odd parameters, tails and holes, and reads what is harmless as the plain file', async () => {
    const plain = await phone.grain(90);
    const pixels = await pixelsOf(plain);
    const harmless = fc.oneof(
      fc
        .tuple(fc.nat(63), fc.nat(255), fc.nat(255))
        .map((parameters) => phone.withScanParameters(plain, ...parameters)),
      fc.uint8Array({ maxLength: 20_000 }).map((tail) => Buffer.concat([plain, tail])),
      fc.nat(255).map((version) => phone.withJfifVersion(plain, version)),
      // 0 is RGB, another picture.
      fc.integer({ min: 1, max: 255 }).map((transform) => phone.withAdobeTransform(plain, transform)),
    );
    await fc.assert(
      fc.asyncProperty(harmless, async (bytes) => {
        expect(pixels.equals(await pixelsOf(bytes))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses a baseline JPEG in which a block was lost, wherever it lay', async () => {
    const plain = await phone.grain(90);
    const start = plain.indexOf(Buffer.from('ffda', 'hex')) + 16;
    const hole = fc.record({
      from: fc.integer({ min: start, max: plain.length - 700 }),
      bytes: fc.integer({ min: 128, max: 512 }),
    });
    await fc.assert(
      fc.asyncProperty(hole, async ({ from, bytes }) => {
        const outcome = await decodeSelfie(Buffer.from(plain).fill(0, from, from + bytes));
        expect(outcome).toMatchObject({ ok: false, rejection: { code: 'unsupported_image' } });
      }),
      { numRuns: 150 },
    );
  });

  it('takes or refuses a PNG with any color that its chunks may tell, and never throws', async () => {
    const chunks = fc.tuple(
      fc.option(
        fc.tuple(fc.nat(255), fc.nat(255)).map((pair) => phone.cicp(...pair)),
        { nil: undefined },
      ),
      fc.option(fc.nat(4_294_967_295).map(phone.gama), { nil: undefined }),
      fc.option(
        fc.array(fc.nat(100_000), { minLength: 8, maxLength: 8 }).map((xy) => phone.chrm(...xy)),
        { nil: undefined },
      ),
    );
    await fc.assert(
      fc.asyncProperty(chunks, async (given) => {
        await assertDecodedOrRefused(phone.coloredPng([192, 142, 110], ...given.filter((each) => each !== undefined)));
      }),
      { numRuns: 300 },
    );
  });

  it('takes or refuses a damaged PNG, and never throws', async () => {
    await fc.assert(fc.asyncProperty(damage(png), assertDecodedOrRefused), { numRuns: 400 });
  });

  it('refuses any bytes that start like a picture', async () => {
    const starts = [
      Buffer.from('ffd8ffe0', 'hex'),
      Buffer.from('89504e470d0a1a0a', 'hex'),
      Buffer.from('RIFF....WEBP'),
    ];
    const bytes = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }))
      .map((parts) => Buffer.concat(parts));
    await fc.assert(fc.asyncProperty(bytes, assertDecodedOrRefused), { numRuns: 1_000 });
  });
});

describe('a cursor', () => {
  const genuine = writeCursor('looks', USER, { at: '2026-11-24T10:00:00.000Z', uploadId: UPLOAD });

  it('is read back by its own list and by no other', () => {
    expect(readCursor('looks', USER, genuine)).toBeDefined();
    expect(readCursor('looks', OTHER, genuine)).toBeUndefined();
    expect(readCursor('saved', USER, genuine)).toBeUndefined();
  });

  it('that was changed in any place is refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.base64String(),
          fc.json().map((v) => Buffer.from(v).toString('base64url')),
        ),
        (c) => {
          expect(readCursor('looks', USER, c)).toBeUndefined();
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('an S3 event', () => {
  it('with any key is handled or reported, never half-read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (key) => {
        const handled: string[] = [];
        const handler = selfieEvents((objectKey) => {
          handled.push(objectKey);
          return Promise.resolve('look');
        });
        const event = { Records: [{ s3: { object: { key } } }] } as Parameters<typeof handler>[0];
        const outcome = await Promise.resolve(handler(event, aContext(), () => undefined)).then(
          () => 'done',
          () => 'retry',
        );
        expect(outcome === 'done').toBe(handled.length === 1);
      }),
      { numRuns: 1_000 },
    );
  });
});
