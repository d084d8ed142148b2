/** A selfie's way to a look, and what can be asked of that look afterwards. */
import { signal } from '@preact/signals';
import { loadLooks } from './gallery.ts';
import {
  GlamAiProblem,
  glamai,
  type CorrectionsPatch,
  type Look,
  type Preset,
  type Problem,
  type Refinement,
  type Style,
} from './service.ts';

export type Stage =
  | { readonly kind: 'idle' }
  | { readonly kind: 'uploading'; readonly loaded: number; readonly total: number | undefined }
  | { readonly kind: 'waiting'; readonly status: 'awaiting_upload' | 'analyzing' }
  | { readonly kind: 'ready'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Failure {
  readonly title: string;
  /** What the user can do. */
  readonly hint: string | undefined;
  readonly code: string | undefined;
  readonly measured: number | string | undefined;
  readonly threshold: number | string | undefined;
}

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
/** Of the looks on the page, by id. */
export const presets = signal<Readonly<Record<string, Preset>>>({});
/** A wish is being composed. */
export const busy = signal(false);
/** Read out by screen readers. */
export const notice = signal('');

let running: AbortController | undefined;

const said = (problem: Problem | undefined): Pick<Failure, 'hint' | 'measured' | 'threshold'> => ({
  hint: problem?.hint ?? problem?.detail,
  measured: problem?.measured,
  threshold: problem?.threshold,
});

export const failureOf = (error: unknown): Failure => {
  if (error instanceof GlamAiProblem) {
    const { problem, message, code } = error;
    return { title: problem?.title ?? message, code, ...said(problem) };
  }
  return { title: error instanceof Error ? error.message : String(error), code: undefined, ...said(undefined) };
};

const loadPreset = async (presetId: string): Promise<void> => {
  if (presets.value[presetId]) return;
  const { data } = await glamai().api.GET('/presets/{presetId}', { params: { path: { presetId } } });
  if (data) presets.value = { ...presets.value, [presetId]: data };
};

const show = async (next: Look): Promise<void> => {
  look.value = next;
  chosen.value = 0;
  await Promise.all([next.arPresetId, ...next.alternatives.map(({ arPresetId }) => arPresetId)].map(loadPreset));
};

const select = (file: Blob, name: string): void => {
  if (selfie.value) URL.revokeObjectURL(selfie.value.url);
  selfie.value = { url: URL.createObjectURL(file), name };
  look.value = undefined;
};

export const reset = (): void => {
  running?.abort();
  stage.value = { kind: 'idle' };
  if (selfie.value) URL.revokeObjectURL(selfie.value.url);
  selfie.value = undefined;
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
  await Promise.all([show(ready), loadLooks()]);
};

/** A newer selfie ends the analysis of an older one. */
export const analyse = async (file: Blob, name: string): Promise<void> => {
  running?.abort();
  const { signal } = (running = new AbortController());
  select(file, name);
  stage.value = { kind: 'uploading', loaded: 0, total: file.size };
  try {
    await run(file, signal);
  } catch (error) {
    if (!signal.aborted) stage.value = { kind: 'failed', failure: failureOf(error) };
  }
};

/** Shows that something is under way, and what became of it. */
export const working = async (done: string, work: () => Promise<void>): Promise<void> => {
  // Buttons stay focusable while something is under way; a second press does nothing.
  if (busy.value) return;
  busy.value = true;
  notice.value = '';
  try {
    await work();
    notice.value = done;
  } catch (error) {
    const { title, hint } = failureOf(error);
    notice.value = hint === undefined ? title : `${title}: ${hint}`;
  } finally {
    busy.value = false;
  }
};

const compose = async (refine: Refinement): Promise<void> => {
  const uploadId = look.value?.uploadId;
  if (uploadId === undefined) return;
  const { data } = await glamai().api.POST('/analyze', { body: { uploadId, refine } });
  if (data?.status === 'ready') await Promise.all([show(data), loadLooks()]);
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
