/** What a recorded call is made in: who asks, and for what. */
import type { TestUser } from '../cloud/cloud.ts';

export interface World {
  readonly user: TestUser;
  /** False: the call is sent without a token. */
  readonly signedIn: boolean;
  readonly uploadId?: string;
  readonly cursor?: string;
  /** Of the answer that the same call gave before. */
  readonly etag?: string;
}
