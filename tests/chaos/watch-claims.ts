/** Counts what claims really did, whether or not anybody got the answer, and sees when one is given away twice. */
import type { Claim, UploadStore } from '../../src/lib/use-cases/ports.ts';
import type { Invocation } from './faults.ts';

export interface Tally {
  /** Successful DetectFaces by upload and claim. */
  readonly detected: Map<string, number>;
  /** Claims by upload. */
  readonly claimed: Map<string, number>;
  /** Quota effects by user. */
  readonly counted: Map<string, number>;
  /** Claims that were given away while another one held. */
  readonly stolen: string[];
}

export const add = (counts: Map<string, number>, key: string, difference = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + difference);
};

/** The store of one invocation, watched together with all the others. */
export const watchClaims = (uploads: UploadStore, tally: Tally) => {
  /** Until when each upload is somebody's. */
  const held = new Map<string, string>();
  const note = ({ uploadId, now, leaseUntil }: Claim): void => {
    if ((held.get(uploadId) ?? '') > now) tally.stolen.push(uploadId);
    held.set(uploadId, leaseUntil);
    add(tally.claimed, uploadId);
  };
  const ending =
    <Rest extends unknown[]>(end: (uploadId: string, ...rest: Rest) => Promise<boolean>) =>
    async (uploadId: string, ...rest: Rest): Promise<boolean> => {
      const isDone = await end(uploadId, ...rest);
      if (isDone) held.delete(uploadId);
      return isDone;
    };
  return (invocation: Invocation): UploadStore => ({
    ...uploads,
    claim: async (claim) => {
      const upload = await uploads.claim(claim);
      if (upload === undefined) return undefined;
      invocation.claimId = claim.claimId;
      note(claim);
      return upload;
    },
    release: ending(uploads.release),
    fail: ending(uploads.fail),
    complete: ending(uploads.complete),
  });
};
