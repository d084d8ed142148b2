/** Everything stored about a user, in pages that fit one answer of the gateway. */
import { Problem } from '../../errors.ts';
import type { LookRecord, UploadRecord } from '../ports.ts';
import { getUser, type UserRecord, type UserStore } from './user-settings.ts';

/** What cannot be read is left out and counted. */
export interface LookExport {
  readonly looks: readonly LookRecord[];
  readonly unreadable: number;
  readonly nextCursor: string | null;
}

interface UploadExport {
  readonly uploads: readonly UploadRecord[];
  readonly unreadable: number;
}

export interface ExportStore {
  /** Whole looks in the order of their ids, from the table itself. */
  looks(userId: string, limit: number, cursor: string | undefined): Promise<LookExport | 'invalid_cursor'>;
  uploads(userId: string): Promise<UploadExport>;
}

export interface ExportUserDeps {
  readonly users: Pick<UserStore, 'get'>;
  readonly store: ExportStore;
}

export interface ExportPage extends LookExport {
  readonly user: UserRecord;
  readonly uploads: readonly UploadRecord[];
}

/** At 8 KB a look a page stays under 1 MB; Lambda's limit is 6 MB. */
const PAGE = 100;

/**
 * User and uploads come with the first page, then looks until `nextCursor` is null.
 * @throws Problem invalid_request for a cursor that was not made for this export
 */
export const exportUser =
  ({ users, store }: ExportUserDeps) =>
  async (userId: string, cursor: string | undefined): Promise<ExportPage> => {
    const [user, first, page] = await Promise.all([
      getUser({ users })(userId),
      cursor === undefined ? store.uploads(userId) : { uploads: [], unreadable: 0 },
      store.looks(userId, PAGE, cursor),
    ]);
    if (page !== 'invalid_cursor') {
      return { user, uploads: first.uploads, ...page, unreadable: first.unreadable + page.unreadable };
    }
    throw new Problem('invalid_request', 'Start again without a cursor.', {
      errors: [{ path: '/query/cursor', message: 'was not made for this export' }],
    });
  };
