/** The portraits that the project drew itself: nobody real, and the refused ones show their hints. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { analyse, look } from '../state/analysis.ts';

interface Portrait {
  readonly file: string;
  readonly title: string;
  /** `ok`, or the code of the problem that it is made for. */
  readonly expect: string;
}

const use = async ({ file }: Portrait): Promise<void> => {
  const response = await fetch(`/portraits/${file}`);
  await analyse(await response.blob(), file);
};

const Strip = ({ label, portraits }: { label: string; portraits: readonly Portrait[] }): JSX.Element => (
  <ul class="strip" aria-label={label}>
    {portraits.map((portrait) => (
      <li key={portrait.file}>
        <button type="button" class="portrait" title={portrait.title} onClick={() => void use(portrait)}>
          <img src={`/portraits/${portrait.file}`} alt={portrait.title} loading="lazy" width="56" height="56" />
        </button>
      </li>
    ))}
  </ul>
);

export const Portraits = (): JSX.Element => {
  const [portraits, setPortraits] = useState<readonly Portrait[]>([]);
  useEffect(() => {
    const load = async (): Promise<void> => {
      setPortraits((await (await fetch('/portraits.json')).json()) as Portrait[]);
    };
    load().catch(() => {
      setPortraits([]);
    });
  }, []);
  return (
    <details class="portraits" open={!look.value}>
      <summary>Drawn portraits</summary>
      <h2 class="small">Analysed</h2>
      <Strip label="Portraits that can be analysed" portraits={portraits.filter(({ expect }) => expect === 'ok')} />
      <h2 class="small">Refused, with a hint</h2>
      <Strip label="Portraits that are refused" portraits={portraits.filter(({ expect }) => expect !== 'ok')} />
    </details>
  );
};
