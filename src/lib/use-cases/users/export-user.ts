/** Everything stored about a user, in pages that fit one answer of the gateway. */
import { Problem } from '../../errors.ts';
import type { LookRecord, Timestamp, UploadRecord } from '../ports.ts';
import { getUser, type UserRecord, type UserStore } from './user-settings.ts';

/** What is kept of a request with an `idempotency-key`. */
export interface KeptAnswer {
  readonly route: string;
  readonly startedAt: Timestamp;
  readonly endedAt: Timestamp | null;
  readonly keptUntil: Timestamp;
  /** The body as JSON. */
  readonly answer: string | null;
}

/** What cannot be read is left out and counted. */
export interface StoredExport {
  readonly looks: readonly LookRecord[];
  readonly answers: readonly KeptAnswer[];
  readonly unreadable: number;
  readonly nextCursor: string | null;
}

interface UploadExport {
  readonly uploads: readonly UploadRecord[];
  readonly unreadable: number;
}

export interface ExportStore {
  /** Whole looks in the order of their ids, from the table itself; after the last one the answers that are kept. */
  rows(userId: string, limit: number, cursor: string | undefined): Promise<StoredExport | 'invalid_cursor'>;
  uploads(userId: string): Promise<UploadExport>;
}

export interface ExportUserDeps {
  readonly users: Pick<UserStore, 'get'>;
  readonly store: ExportStore;
}

export interface ExportPage extends StoredExport {
  readonly user: UserRecord;
  readonly uploads: readonly UploadRecord[];
}

/** At 8 KB a look a page stays under 1 MB; Lambda's limit is 6 MB. */
const PAGE = 100;

/**
 * User and uploads come with the first page, then looks and kept answers until `nextCursor` is null.
 * @throws Problem invalid_request for a cursor that was not made for this export
 */
export const exportUser =
  ({ users, store }: ExportUserDeps) =>
  async (userId: string, cursor: string | undefined): Promise<ExportPage> => {
    const [user, first, page] = await Promise.all([
      getUser({ users })(userId),
      cursor === undefined ? store.uploads(userId) : { uploads: [], unreadable: 0 },
      store.rows(userId, PAGE, cursor),
    ]);
    if (page !== 'invalid_cursor') {
      const ofUser = cursor === undefined && user.isUnreadable ? 1 : 0;
      return { user, uploads: first.uploads, ...page, unreadable: ofUser + first.unreadable + page.unreadable };
    }
    throw new Problem('invalid_request', 'Start again without a cursor.', {
      errors: [{ path: '/query/cursor', message: 'was not made for this export' }],
    });
  };
