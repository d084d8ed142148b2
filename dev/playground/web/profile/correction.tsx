/** Corrections: what a user says of their own tone, undertone and shape wins over the measurement. */
import type { JSX } from 'preact';
import { correct } from '../state/analysis.ts';
import { busy } from '../state/working.ts';
import type { CorrectionsPatch, Look, FaceProfile } from '../api/service.ts';

const DEPTHS = ['fair', 'light', 'medium', 'tan', 'deep', 'rich'] as const;
const UNDERTONES = ['warm', 'cool', 'neutral', 'olive'] as const;
const SHAPES = ['oval', 'round', 'square', 'oblong', 'heart', 'diamond', 'triangle'] as const;

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  readonly options: readonly string[];
  /** Empty: as measured. */
  readonly value: string;
}

const Choice = ({ label, name, options, value }: ChoiceProps): JSX.Element => (
  <label class="field">
    {label}
    <select name={name}>
      <option value="" selected={value === ''}>
        as measured
      </option>
      {options.map((option) => (
        <option key={option} value={option} selected={option === value}>
          {option}
        </option>
      ))}
    </select>
  </label>
);

/** `null` for an empty or unknown word. */
const chosen = <T extends string>(data: FormData, name: string, options: readonly T[]): T | null =>
  options.find((option) => option === data.get(name)) ?? null;

const patchOf = (form: HTMLFormElement): CorrectionsPatch => {
  const data = new FormData(form);
  return {
    depth: chosen(data, 'depth', DEPTHS),
    undertone: chosen(data, 'undertone', UNDERTONES),
    faceShape: chosen(data, 'faceShape', SHAPES),
  };
};

export const Correction = ({ look }: { look: Look }): JSX.Element => {
  const { skin, shape, source } = look.faceProfile;
  const said = (by: FaceProfile['source']['shape'], value: string): string => (by === 'user' ? value : '');
  return (
    <details class="correction">
      <summary>Not quite you? Correct it</summary>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void correct(patchOf(event.currentTarget));
        }}
      >
        <Choice label="Depth" name="depth" options={DEPTHS} value={said(source.depth, skin.depth)} />
        <Choice
          label="Undertone"
          name="undertone"
          options={UNDERTONES}
          value={said(source.undertone, skin.undertone)}
        />
        <Choice label="Face shape" name="faceShape" options={SHAPES} value={said(source.shape, shape.value)} />
        <button type="submit" aria-disabled={busy.value}>
          Apply, with a new look
        </button>
      </form>
    </details>
  );
};
