/** A selfie's way to a look, and what can be asked of that look afterwards. */
import { signal } from '@preact/signals';
import { erase, giveConsent, loadUser } from './account.ts';
import { loadLooks } from './gallery.ts';
import { glamai, type CorrectionsPatch, type Look, type Refinement, type Style } from '../api/service.ts';
import { focusOn } from './focus.ts';
import { loadPaints } from './outfits.ts';
import { failureOf, working, type Failure } from './working.ts';

export type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'uploading'; readonly loaded: number; readonly total: number | undefined }
  | { readonly kind: 'waiting'; readonly status: 'awaiting_upload' | 'analyzing' }
  | { readonly kind: 'ready'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Selfie {
  /** A blob: address; the picture stays in this page. */
  readonly url: string;
  readonly name: string;
}

export const stage = signal<Stage>({ kind: 'idle' });
export const selfie = signal<Selfie | undefined>(undefined);
export const style = signal<Style | ''>('');
export const look = signal<Look | undefined>(undefined);
/** Which of the three looks' products are shown. */
export const chosen = signal(0);
/** What the mirror paints on; the picture stays in this page. */
export const photo = signal<Blob | undefined>(undefined);

let running: AbortController | undefined;
let last: { readonly file: Blob; readonly name: string } | undefined;

const show = async (next: Look): Promise<void> => {
  look.value = next;
  chosen.value = 0;
  await loadPaints(next, () => look.value === next);
};

const select = (file: Blob, name: string): void => {
  if (selfie.value) URL.revokeObjectURL(selfie.value.url);
  selfie.value = { url: URL.createObjectURL(file), name };
  photo.value = file;
  look.value = undefined;
};

export const reset = (): void => {
  running?.abort();
  stage.value = { kind: 'idle' };
  if (selfie.value) URL.revokeObjectURL(selfie.value.url);
  selfie.value = undefined;
  photo.value = undefined;
  look.value = undefined;
};

const run = async (file: Blob, signal: AbortSignal): Promise<void> => {
  const startedAt = performance.now();
  const client = glamai();
  const { uploadId } = await client.uploadSelfie(file, {
    signal,
    ...(style.value !== '' && { preferences: { style: style.value } }),
    onProgress: ({ loaded, total }) => {
      stage.value = { kind: 'uploading', loaded, total };
    },
  });
  stage.value = { kind: 'waiting', status: 'analyzing' };
  const ready = await client.waitForLook(uploadId, {
    signal,
    onStatus: (status) => {
      stage.value = { kind: 'waiting', status };
    },
  });
  stage.value = { kind: 'ready', seconds: (performance.now() - startedAt) / 1000 };
  const all = Promise.all([show(ready), loadLooks(), loadUser()]);
  focusOn('looks-title');
  await all;
};

const EMPTY_FILE: Failure = {
  title: 'The file is empty',
  hint: 'Choose another one: this one has no bytes, as when a download or a copy was cut short.',
  code: undefined,
  measured: undefined,
  threshold: undefined,
};

/** A newer selfie ends the analysis of an older one. */
export const analyse = async (file: Blob, name: string): Promise<void> => {
  running?.abort();
  const { signal } = (running = new AbortController());
  last = { file, name };
  select(file, name);
  if (file.size === 0) {
    stage.value = { kind: 'failed', failure: EMPTY_FILE };
    return;
  }
  stage.value = { kind: 'uploading', loaded: 0, total: file.size };
  try {
    await run(file, signal);
  } catch (error) {
    if (!signal.aborted) stage.value = { kind: 'failed', failure: failureOf(error) };
  }
};

/** For a stage that takes no selfie before. */
export const agreeAndRetry = (): Promise<void> =>
  working('Consent is recorded.', async () => {
    await giveConsent();
    if (last) void analyse(last.file, last.name);
  });

const compose = async (refine: Refinement): Promise<void> => {
  const uploadId = look.value?.uploadId;
  if (uploadId === undefined) return;
  const { data } = await glamai().api.POST('/analyze', { body: { uploadId, refine } });
  if (data?.status === 'ready') await Promise.all([show(data), loadLooks(), loadUser()]);
};

export const refine = (wish: Refinement): Promise<void> => working(`A new revision: ${wish}.`, () => compose(wish));

/** What the user says of themselves wins over what was measured; `null` gives the word back to the measurement. */
export const correct = (corrections: CorrectionsPatch): Promise<void> =>
  working('Corrected, with a new look.', async () => {
    await glamai().api.PATCH('/users/{userId}', { params: { path: { userId: 'me' } }, body: { corrections } });
    await compose('another');
  });

export const save = (saved: boolean, name: string): Promise<void> =>
  working(saved ? 'Saved.' : 'No longer saved.', async () => {
    const uploadId = look.value?.uploadId;
    if (uploadId === undefined) return;
    const { data } = await glamai().api.POST('/looks/save', {
      body: { uploadId, saved, ...(name !== '' && { name }) },
    });
    if (data) look.value = data;
    await loadLooks();
  });

export const open = (uploadId: string): Promise<void> =>
  working('Opened.', async () => {
    const { data } = await glamai().api.GET('/look/{uploadId}', { params: { path: { uploadId } } });
    if (data?.status !== 'ready') return;
    if (look.value?.uploadId !== uploadId) reset();
    await show(data);
  });

export const remove = (uploadId: string): Promise<void> =>
  working('Deleted.', async () => {
    await glamai().api.DELETE('/look/{uploadId}', { params: { path: { uploadId } } });
    if (look.value?.uploadId === uploadId) reset();
    await loadLooks();
  });

/** Erases what the service keeps, and what this page shows of it. */
export const forgetUser = async (what: 'consent' | 'everything'): Promise<void> => {
  await erase(what);
  reset();
  await Promise.all([loadLooks(), loadUser()]);
};
