/** The looks of an analysis, one of them in the mirror; why, what can be wished, and its products. */
import type { JSX } from 'preact';
import { chosen, refine } from '../state/analysis.ts';
import { type Outfit, outfitsOf, paints } from '../state/outfits.ts';
import { busy } from '../state/working.ts';
import type { Look, Refinement } from '../api/service.ts';
import { Face } from '../drawn-face/face.tsx';
import { Mirror } from '../mirror/mirror.tsx';
import { Products } from './products.tsx';
import { Keep } from './keep.tsx';

const WISHES: readonly Refinement[] = ['softer', 'bolder', 'warmer', 'cooler', 'another'];

interface CardProps {
  readonly outfit: Outfit;
  readonly look: Look;
  readonly recommended: boolean;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const Card = ({ outfit, look, recommended, chosen, onChoose }: CardProps): JSX.Element => {
  const { skin, shape } = look.faceProfile;
  return (
    <li class={chosen ? 'look chosen' : 'look'}>
      <Face
        name={outfit.name}
        skin={skin.hex}
        shape={shape.value}
        regions={paints.value[outfit.style]?.regions ?? []}
      />
      <div>
        <h3>{outfit.name}</h3>
        <p class="look-style">{recommended ? `${outfit.style} · for you` : outfit.style}</p>
        <button
          type="button"
          class="quiet"
          aria-pressed={chosen}
          onClick={onChoose}
          aria-label={`${chosen ? 'Worn' : 'Wear it'}: ${outfit.name}, ${outfit.products.length} products`}
        >
          {chosen ? 'Worn' : 'Wear it'}
        </button>
      </div>
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

const Reasons = ({ outfit }: { outfit: Outfit }): JSX.Element => (
  <ul class="reasons" aria-label="Why this look">
    {outfit.reasoning.map(({ text }) => (
      <li key={text}>{text}</li>
    ))}
    {outfit.unmet.map(({ why }) => (
      <li key={why}>{why}</li>
    ))}
  </ul>
);

const About = ({ outfit }: { outfit: Outfit }): JSX.Element => (
  <div class="about">
    <Reasons outfit={outfit} />
    <p class="fine">
      {outfit.minutes} minutes
      {outfit.total.price !== null && ` · ${outfit.total.price.toFixed(2)} ${outfit.total.currency}`}
      {outfit.total.unpriced > 0 && ` and ${outfit.total.unpriced} without a price`} · <code>{outfit.presetId}</code>
    </p>
    <Wishes />
  </div>
);

const Cards = ({ outfits, look }: { outfits: readonly Outfit[]; look: Look }): JSX.Element => (
  <ul class="looks">
    {outfits.map((outfit, at) => (
      <Card
        key={outfit.style}
        outfit={outfit}
        look={look}
        recommended={at === 0}
        chosen={chosen.value === at}
        onChoose={() => {
          chosen.value = at;
        }}
      />
    ))}
  </ul>
);

export const LookView = ({ look }: { look: Look }): JSX.Element => {
  const outfits = outfitsOf(look);
  const worn = outfits[chosen.value] ?? outfits[0];
  return (
    <section class="card" aria-labelledby="looks-title">
      <h2 id="looks-title" tabIndex={-1}>
        Looks for you <span class="tag">revision {look.revision}</span>
      </h2>
      <div class="stage">
        <Cards outfits={outfits} look={look} />
        {worn && <Mirror name={worn.name} layers={paints.value[worn.style]?.layers ?? []} />}
        {worn && <About outfit={worn} />}
      </div>
      {worn && <Products name={worn.name} products={worn.products} steps={worn.steps} />}
      <Keep look={look} />
    </section>
  );
};
