/** Leaves of a PNG what its pixels need: texts are inflated whole by the decoder, a hundred thousandfold of their bytes. */

/** Chunks that decide what the pixels look like (PNG, third edition); everything else is dropped. */
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'eXIf']);
const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;

interface Chunk {
  readonly type: string;
  readonly start: number;
  /** Beyond the end of the file when it is cut. */
  readonly end: number;
}

const chunkAt = (file: Buffer, start: number): Chunk => ({
  type: file.toString('latin1', start + 4, start + 8),
  start,
  end: start + FRAME_BYTES + file.readUInt32BE(start),
});

/** What cannot be followed any further is kept as it is, since no decoder gets past it either. */
export const pixelChunks = (bytes: Uint8Array): Uint8Array => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [file.subarray(0, SIGNATURE_BYTES)];
  let at = SIGNATURE_BYTES;
  while (at + FRAME_BYTES <= file.length) {
    const { type, start, end } = chunkAt(file, at);
    if (end > file.length) break;
    if (KEPT.has(type)) kept.push(file.subarray(start, end));
    at = end;
    if (type === 'IEND') return Buffer.concat(kept);
  }
  return Buffer.concat([...kept, file.subarray(at)]);
};
