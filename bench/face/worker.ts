/** One way of decoding, measured in its own process: times per round and the peak of its memory. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { decodeSelfie } from '../../src/lib/adapters/image/image.ts';
import { createFaceMesh } from '../../src/lib/adapters/image/mesh.ts';
import { profileFace, selectFace } from '../../src/lib/face/profile.ts';
import type { FaceDetection, RgbImage } from '../../src/lib/face/types.ts';

export type Way = 'shrink on load' | 'full decode, then shrink' | 'full decode';

export interface BenchOrder {
  readonly way: Way;
  readonly photoFile: string;
  readonly faces: readonly FaceDetection[];
  readonly rounds: number;
}

export interface BenchAnswer {
  readonly milliseconds: readonly number[];
  readonly peakMegabytes: number;
  /** Peak above what the process held before the first round. */
  readonly growthMegabytes: number;
}

const { meshFace } = createFaceMesh({
  report: (error) => {
    throw error;
  },
});

const decodeAll = async (bytes: Uint8Array, longSide?: number): Promise<RgbImage> => {
  // Reading all pixels first keeps libvips from shrinking while it decodes.
  const full = await sharp(bytes).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = full.info;
  if (longSide === undefined) return { data: full.data, width, height };
  const raw = { width, height, channels: 3 as const };
  const small = await sharp(full.data, { raw })
    .resize(longSide, longSide, { fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: small.data, width: small.info.width, height: small.info.height };
};

const decode: Readonly<Record<Way, (bytes: Uint8Array) => Promise<RgbImage>>> = {
  'shrink on load': async (bytes) => {
    const decoded = await decodeSelfie(bytes);
    if (!decoded.ok) throw new Error(decoded.rejection.code);
    return decoded.value;
  },
  'full decode, then shrink': (bytes) => decodeAll(bytes, 1000),
  'full decode': (bytes) => decodeAll(bytes),
};

const round = async ({ way, faces }: BenchOrder, photo: Uint8Array): Promise<number> => {
  const started = performance.now();
  const image = await decode[way](photo);
  const face = selectFace(faces, image);
  if (!face.ok) throw new Error(face.rejection.code);
  const mesh = await meshFace(image, face.value);
  const profile = profileFace({ face: face.value, image, mesh });
  if (!profile.ok) throw new Error(profile.rejection.code);
  return performance.now() - started;
};

process.once('message', (order: BenchOrder) => {
  const run = async (): Promise<void> => {
    const before = process.memoryUsage.rss();
    const milliseconds: number[] = [];
    const photo = readFileSync(order.photoFile);
    await round(order, photo);
    for (let i = 0; i < order.rounds; i++) milliseconds.push(await round(order, photo));
    // Kilobytes on Linux and macOS alike in Node.
    const peak = process.resourceUsage().maxRSS * 1024;
    const answer: BenchAnswer = {
      milliseconds,
      peakMegabytes: peak / 1e6,
      growthMegabytes: (peak - before) / 1e6,
    };
    process.send?.(answer, () => {
      process.disconnect();
    });
  };
  void run();
});
