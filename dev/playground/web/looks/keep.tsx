/** Saves the look under a name, and says what made it. */
import type { JSX } from 'preact';
import { save } from '../state/analysis.ts';
import { busy } from '../state/working.ts';
import type { Look } from '../api/service.ts';

const nameIn = (form: HTMLFormElement): string => {
  const name = new FormData(form).get('name');
  return typeof name === 'string' ? name.trim() : '';
};

const Origin = ({ look }: { look: Look }): JSX.Element => {
  const { engine, model, algorithmVersion, catalogVersion, cached } = look.provenance;
  return (
    <p class="fine">
      Made by {engine === 'rules' ? 'the rules engine' : (model ?? 'a model')} · {algorithmVersion} · catalogue{' '}
      {catalogVersion}
      {cached && ' · from the cache'}
    </p>
  );
};

export const Keep = ({ look }: { look: Look }): JSX.Element => (
  <div class="keep">
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void save(true, nameIn(event.currentTarget));
      }}
    >
      <label class="field">
        Name
        <input name="name" maxLength={80} placeholder={look.lookName} defaultValue={look.name ?? ''} />
      </label>
      <button type="submit" class="primary" aria-disabled={busy.value}>
        {look.saved ? 'Rename' : 'Save the look'}
      </button>
      {look.saved && (
        <button type="button" aria-disabled={busy.value} onClick={() => void save(false, '')}>
          Unsave
        </button>
      )}
    </form>
    <Origin look={look} />
  </div>
);
