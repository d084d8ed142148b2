/** What was measured: the skin's color on the Monk scale, undertone and shape with their confidence, features, quality. */
import type { JSX } from 'preact';
import { MONK_SWATCHES } from '../../../monk-swatches.ts';
import { luminance } from '../drawn-face/color.ts';
import type { FaceProfile, Look } from '../api/service.ts';
import { Correction } from './correction.tsx';

/** Above it dark text reads better on a color than white. */
const LIGHT = 0.18;

const inkOn = (hex: string): string => (luminance(hex) > LIGHT ? '#1d1613' : '#ffffff');

const Swatch = ({ skin }: Pick<FaceProfile, 'skin'>): JSX.Element => (
  <div class="skins">
    <div class="skin" style={{ background: skin.hex, color: inkOn(skin.hex) }}>
      <strong>{skin.hex}</strong>
      <span>
        L* {skin.lab.l} · a* {skin.lab.a} · b* {skin.lab.b}
      </span>
      <span>ITA {skin.ita}°</span>
    </div>
    <div class="skin" style={{ background: skin.matchTarget, color: inkOn(skin.matchTarget) }}>
      <strong>{skin.matchTarget}</strong>
      <span>what shades are matched to</span>
    </div>
  </div>
);

type PatchList = NonNullable<FaceProfile['skin']['patches']>;

const Patches = ({ patches }: { patches: PatchList }): JSX.Element | null =>
  patches.length === 0 ? null : (
    <details class="patches">
      <summary>Read from {patches.length} patches, before the correction</summary>
      <ul>
        {patches.map(({ region, hex }) => (
          <li key={region} title={`${region.replaceAll('_', ' ')} ${hex}`}>
            <span class="dot" style={{ background: hex }} />
            <span class="layer">{region.replaceAll('_', ' ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );

const MonkScale = ({ value }: { value: number }): JSX.Element => (
  <div class="monk" role="img" aria-label={`Monk skin tone ${value} of 10`}>
    {MONK_SWATCHES.map((hex, index) => (
      <span key={hex} class={index + 1 === value ? 'here' : ''} style={{ background: hex, color: inkOn(hex) }}>
        {index + 1 === value ? value : ''}
      </span>
    ))}
  </div>
);

interface TraitProps {
  readonly label: string;
  readonly value: string;
  /** 0..1 */
  readonly confidence: number;
  readonly source: FaceProfile['source']['shape'];
  readonly note?: string;
}

const Sure = ({ label, value, confidence, source }: TraitProps): JSX.Element | null => {
  if (source === 'user') return <span class="muted">as you said</span>;
  // How sure one is of not knowing says nothing.
  if (value === 'unknown') return null;
  return (
    <>
      <meter min={0} max={1} value={confidence} aria-label={`Confidence of ${label.toLowerCase()}`} />
      <span class="muted">
        {Math.round(confidence * 100)} % sure{source === 'joint' && ', from your photos'}
      </span>
    </>
  );
};

const Trait = (props: TraitProps): JSX.Element => {
  const { label, value, note } = props;
  return (
    <div class="trait">
      <dt>{label}</dt>
      <dd>
        <span class="value">{value === 'unknown' ? 'unclear' : value}</span>
        <Sure {...props} />
        {note !== undefined && <span class="fine">{note}</span>}
      </dd>
    </div>
  );
};

const shapeNote = ({ shape, source }: FaceProfile): { note?: string } => {
  if (source.shape === 'user') return {};
  const likely = shape.candidates[0]?.value;
  if (shape.value === 'unknown') return likely ? { note: `most like ${likely}` } : {};
  return shape.runnerUp === 'unknown' ? {} : { note: `or ${shape.runnerUp}` };
};

const Traits = (face: FaceProfile): JSX.Element => {
  const { skin, shape, source } = face;
  return (
    <dl class="traits">
      <Trait label="Depth" value={skin.depth} confidence={skin.confidence.depth} source={source.depth} />
      <Trait
        label="Undertone"
        value={skin.undertone}
        confidence={skin.confidence.undertone}
        source={source.undertone}
      />
      <Trait
        label="Face shape"
        value={shape.value}
        confidence={shape.confidence}
        source={source.shape}
        {...shapeNote(face)}
      />
    </dl>
  );
};

const featuresOf = ({ facialFeatures: face }: Look): readonly string[] =>
  [
    [face.lips, 'lips'],
    [face.eyes, 'eyes'],
    [face.eyeAngle, 'eye angle'],
    [face.brows, 'brows'],
  ].flatMap(([value = '', what = '']) => (value === 'unknown' ? [] : [`${value} ${what}`]));

const Quality = ({ quality, skin }: FaceProfile): JSX.Element => (
  <p class="fine">
    Light {skin.lighting.replace('_', ' ')} · brightness {quality.brightness} · sharpness {quality.sharpness} · yaw{' '}
    {quality.yaw}° · pitch {quality.pitch}° · roll {quality.roll}°
  </p>
);

export const Profile = ({ look }: { look: Look }): JSX.Element => {
  const { faceProfile } = look;
  return (
    <section class="card profile" aria-labelledby="profile-title">
      <h2 id="profile-title">
        Face profile <span class="tag">{look.skinTone}</span>
      </h2>
      <div class="profile-grid">
        <div>
          <Swatch skin={faceProfile.skin} />
          <MonkScale value={faceProfile.skin.monk} />
          <p class="fine">
            Left the color that was measured, after the correction for light. Right the swatch that is sold for such
            skin: a photo shows skin otherwise than a swatch does, and each ΔE is told from the right one.
          </p>
          <Patches patches={faceProfile.skin.patches ?? []} />
        </div>
        <div>
          <Traits {...faceProfile} />
          <ul class="chips" aria-label="Features">
            {featuresOf(look).map((feature) => (
              <li key={feature}>{feature}</li>
            ))}
          </ul>
          <Quality {...faceProfile} />
        </div>
      </div>
      <Correction look={look} />
    </section>
  );
};
