/** The user's looks, newest first; each can be opened again and deleted. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { open, remove } from '../state/analysis.ts';
import { busy } from '../state/working.ts';
import { focusOn } from '../state/focus.ts';
import { filterSaved, loadMore, looks, more, savedOnly } from '../state/gallery.ts';
import type { LookSummary } from '../api/service.ts';

const when = (time: string): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));

const Palette = ({ colors }: { colors: readonly string[] }): JSX.Element => (
  <span class="palette" aria-hidden="true">
    {colors.map((hex) => (
      <span key={hex} style={{ background: hex }} />
    ))}
  </span>
);

/** Deleting cannot be undone, so it takes a second press. */
const Delete = ({ summary, title }: { summary: LookSummary; title: string }): JSX.Element => {
  const [asked, setAsked] = useState(false);
  return (
    <button
      type="button"
      class={asked ? 'quiet danger' : 'quiet'}
      aria-disabled={busy.value}
      aria-label={asked ? `Really delete ${title}` : `Delete ${title}`}
      onBlur={() => {
        setAsked(false);
      }}
      onClick={() => {
        if (asked)
          void remove(summary.uploadId).then(() => {
            focusOn('gallery-title');
          });
        else setAsked(true);
      }}
    >
      {asked ? 'Really delete?' : 'Delete'}
    </button>
  );
};

const Item = ({ summary }: { summary: LookSummary }): JSX.Element => {
  const title = summary.name ?? summary.lookName;
  return (
    <li class="summary">
      <Palette colors={summary.palette} />
      <div>
        <h3>
          {title} {summary.saved && <span class="tag">saved</span>}
        </h3>
        <p class="fine">
          {summary.style} · {summary.skinTone} · {when(summary.createdAt)}
        </p>
      </div>
      <div class="row">
        <button type="button" class="quiet" aria-label={`Open ${title}`} onClick={() => void open(summary.uploadId)}>
          Open
        </button>
        <Delete summary={summary} title={title} />
      </div>
    </li>
  );
};

export const Gallery = (): JSX.Element => (
  <section class="card" aria-labelledby="gallery-title">
    <div class="row between">
      <h2 id="gallery-title" tabIndex={-1}>
        Your looks
      </h2>
      <label class="check">
        <input
          type="checkbox"
          checked={savedOnly.value}
          onChange={({ currentTarget }) => void filterSaved(currentTarget.checked)}
        />
        Saved only
      </label>
    </div>
    {looks.value.length === 0 ? (
      <p class="muted">None yet.</p>
    ) : (
      <ul class="summaries">
        {looks.value.map((summary) => (
          <Item key={summary.uploadId} summary={summary} />
        ))}
      </ul>
    )}
    {more.value && (
      <button type="button" onClick={() => void loadMore()}>
        Show more
      </button>
    )}
  </section>
);
