/** The three looks of an analysis on a schematic face, the products of one of them, and what can be wished. */
import type { JSX } from 'preact';
import { chosen, layers, refine } from '../state/analysis.ts';
import { busy } from '../state/working.ts';
import type { Look, Product, Refinement, Style } from '../api/service.ts';
import { Face } from '../drawn-face/face.tsx';
import { Products } from './products.tsx';
import { Keep } from './keep.tsx';

interface Option {
  readonly name: string;
  readonly style: Style;
  readonly presetId: string;
  readonly products: readonly Product[];
  readonly steps: Look['recommendedLook']['steps'];
  readonly total: Look['total'];
  readonly minutes: number;
}

const WISHES: readonly Refinement[] = ['softer', 'bolder', 'warmer', 'cooler', 'another'];

const optionsOf = ({ recommendedLook, arPresetId, total, minutes, alternatives }: Look): readonly Option[] => [
  { ...recommendedLook, presetId: arPresetId, total, minutes },
  ...alternatives.map((one) => ({ ...one, presetId: one.arPresetId })),
];

const Swatches = ({ style }: { style: Style }): JSX.Element => (
  <ul class="swatches">
    {(layers.value[style] ?? []).map(({ layer, hex, finish, coverage }) => (
      <li key={layer} title={`${layer}, ${finish}, coverage ${Math.round(coverage * 100)} %`}>
        <span class="dot" style={{ background: hex }} />
        <span class="layer">{layer}</span>
      </li>
    ))}
  </ul>
);

interface CardProps {
  readonly option: Option;
  readonly look: Look;
  readonly recommended: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const Card = ({ option, look, recommended, chosen, onChoose }: CardProps): JSX.Element => {
  const { skin, shape } = look.faceProfile;
  return (
    <li class={chosen ? 'look chosen' : 'look'}>
      <Face name={option.name} skin={skin.hex} shape={shape.value} regions={layers.value[option.style] ?? []} />
      <p class="look-style">{recommended ? `${option.style} · recommended` : option.style}</p>
      <h3>{option.name}</h3>
      <p class="muted description">
        {option.minutes} minutes
        {option.total.price !== null && `, ${option.total.price.toFixed(2)} ${option.total.currency}`}
        {option.total.unpriced > 0 && ` and ${option.total.unpriced} without a price`}
      </p>
      <Swatches style={option.style} />
      <p class="fine">
        <code>{option.presetId}</code>
      </p>
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        aria-label={`${option.products.length} products of ${option.name}`}
      >
        {option.products.length} products
      </button>
    </li>
  );
};

const Wishes = (): JSX.Element => (
  <div class="row wishes" role="group" aria-label="Make it">
    <span class="muted">Make it</span>
    {WISHES.map((wish) => (
      <button key={wish} type="button" aria-disabled={busy.value} onClick={() => void refine(wish)}>
        {wish}
      </button>
    ))}
  </div>
);

const Reasons = ({ look }: { look: Look }): JSX.Element => (
  <ul class="reasons" aria-label="Why this look">
    {look.recommendedLook.reasoning.map(({ text }) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
);

export const LookView = ({ look }: { look: Look }): JSX.Element => {
  const options = optionsOf(look);
  const worn = options[chosen.value] ?? options[0];
  return (
    <section class="card" aria-labelledby="looks-title">
      <h2 id="looks-title">
        Three looks <span class="tag">revision {look.revision}</span>
      </h2>
      <Reasons look={look} />
      <Wishes />
      <ul class="looks">
        {options.map((option, at) => (
          <Card
            key={option.style}
            option={option}
            look={look}
            recommended={at === 0}
            chosen={option === worn}
            onChoose={() => {
              chosen.value = at;
            }}
          />
        ))}
      </ul>
      {worn && <Products name={worn.name} products={worn.products} steps={worn.steps} />}
      <Keep look={look} />
    </section>
  );
};
