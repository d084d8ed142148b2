/** The user's looks, newest first, read page by page through the client's iterator. */
import { signal } from '@preact/signals';
import { glamai, type LookSummary } from '../api/service.ts';

export const looks = signal<readonly LookSummary[]>([]);
export const more = signal(false);
export const savedOnly = signal(false);

const STEP = 6;
let current: AsyncGenerator<LookSummary, void, undefined> | undefined;

const take = async (source: AsyncGenerator<LookSummary, void, undefined>): Promise<readonly LookSummary[]> => {
  const taken: LookSummary[] = [];
  while (taken.length < STEP) {
    const { value, done } = await source.next();
    if (done === true) break;
    taken.push(value);
  }
  return taken;
};

export const loadLooks = async (): Promise<void> => {
  const source = glamai().listLooks({ pageSize: STEP, savedOnly: savedOnly.value });
  current = source;
  const first = await take(source);
  // A newer list was asked for meanwhile.
  if (current !== source) return;
  looks.value = first;
  more.value = first.length === STEP;
};

export const loadMore = async (): Promise<void> => {
  if (!current) return;
  const next = await take(current);
  looks.value = [...looks.value, ...next];
  more.value = next.length === STEP;
};

export const filterSaved = async (saved: boolean): Promise<void> => {
  savedOnly.value = saved;
  await loadLooks();
};
