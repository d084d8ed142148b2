/** A schematic face that wears a look: the measured skin below, each layer with its color, coverage and blend. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { mix } from './color.ts';
import { faceOutline } from './face-outline.ts';
import type { FaceProfile, ArLayer } from '../api/service.ts';
import { Eye } from './eye.tsx';
import { Lips } from './lips.tsx';
import type { Layers, Worn } from './worn.ts';

interface Props {
  readonly name: string;
  readonly skin: string;
  readonly shape: FaceProfile['shape']['value'];
  readonly regions: readonly ArLayer[];
}

const layersOf = (regions: readonly ArLayer[]): Layers =>
  Object.fromEntries(regions.map((region) => [region.layer, region]));

const describe = ({ name, regions }: Props): string =>
  `Schematic face wearing ${name}: ${regions.map(({ layer, hex }) => `${layer} ${hex}`).join(', ')}`;

/** Laid on as the layer says: its coverage is its opacity, its blend the compositing mode. */
const Wash = ({ worn, d, blur }: { worn: Worn | undefined; d: string; blur: string }) =>
  worn ? (
    <path d={d} fill={worn.hex} opacity={worn.coverage} filter={`url(#${blur})`} style={{ mixBlendMode: worn.blend }} />
  ) : null;

const CONCEALER = 'M68 150q18 8 38-2-4 18-18 22-14-4-20-20ZM172 150q-18 8-38-2 4 18 18 22 14-4 20-20Z';
const BLUSH = 'M48 168q16-20 40-10 6 22-18 26-20 2-22-16ZM192 168q-16-20-40-10-6 22 18 26 20 2 22-16Z';
const BRONZER =
  'M46 176q12 18 38 22-6 16-16 14-18-14-22-36ZM194 176q-12 18-38 22 6 16 16 14 18-14 22-36ZM62 78q14-20 34-20-22 10-30 34ZM178 78q-14-20-34-20 22 10 30 34Z';
const HIGHLIGHTER = 'M56 160q14-12 32-10-14 6-30 13ZM184 160q-14-12-32-10 14 6 30 13ZM119 136h2l1 34h-4Z';

const Cheeks = ({ layers, soft, glow }: { layers: Layers; soft: string; glow: string }): JSX.Element => (
  <>
    <Wash worn={layers['concealer']} d={CONCEALER} blur={glow} />
    <Wash worn={layers['bronzer']} d={BRONZER} blur={soft} />
    <Wash worn={layers['blush']} d={BLUSH} blur={soft} />
    <Wash worn={layers['highlighter']} d={HIGHLIGHTER} blur={glow} />
  </>
);

const Neck = ({ skin }: { skin: string }): JSX.Element => (
  <>
    <path d="M92 214h56v42q2 18 46 28 18 6 22 36H24q4-30 22-36 44-10 46-28Z" fill={mix(skin, '#2a1410', 0.14)} />
    <path d="M92 222q28 40 56 0v30q-28 22-56 0Z" fill={mix(skin, '#2a1410', 0.26)} opacity="0.55" />
    <path d="M50 132q-12-6-11 10 2 20 14 22ZM190 132q12-6 11 10-2 20-14 22Z" fill={mix(skin, '#2a1410', 0.1)} />
  </>
);

/** Pulled back, as on a face chart: its color is no measurement, only a darker tone of the skin. */
const hairOf = (skin: string): string => mix(skin, '#1f1716', 0.74);

const HAIR_BEHIND =
  'M120 -2c17 0 29 10 29 24 0 5-1 8-3 11 40 9 62 40 60 82-1 16-5 30-10 40l-152 0c-5-10-9-24-10-40-2-42 20-73 60-82-2-3-3-6-3-11 0-14 12-24 29-24Z';
const HAIRLINE = 'M30 10H210V134Q188 128 180 104 168 74 120 70 72 74 60 104 52 128 30 134Z';

const Nose = ({ line }: { line: string }): JSX.Element => (
  <g fill="none" stroke={line} stroke-width="1.6" stroke-linecap="round">
    <path d="M109 178q-4 5 1 8 4 2 6 0 4 3 8 0 2 2 6 0 5-3 1-8" />
    <path d="M111 138q-1 14-3 24" opacity="0.35" />
  </g>
);

const Brow = ({ worn, skin, mirrored }: { worn: Worn | undefined; skin: string; mirrored: boolean }): JSX.Element => (
  <path
    d="M64 113q14-13 38-6 2 1 1.500 5-22-4-38 3-3 1-1.500-2Z"
    fill={worn ? mix(mix(skin, '#2a1c16', 0.5), worn.hex, worn.coverage) : mix(skin, '#2a1c16', 0.5)}
    transform={mirrored ? 'matrix(-1 0 0 1 240 0)' : undefined}
  />
);

const Definitions = ({ id, outline }: { id: string; outline: string }): JSX.Element => (
  <defs>
    <filter id={`${id}soft`} x="-40%" y="-40%" width="180%" height="180%">
      <feGaussianBlur stdDeviation="8" />
    </filter>
    <filter id={`${id}glow`} x="-40%" y="-40%" width="180%" height="180%">
      <feGaussianBlur stdDeviation="3.5" />
    </filter>
    <clipPath id={`${id}face`}>
      <path d={outline} />
    </clipPath>
    <clipPath id={`${id}hair`}>
      <path d={HAIRLINE} />
    </clipPath>
  </defs>
);

export const Face = (props: Props): JSX.Element => {
  const id = useId();
  const layers = layersOf(props.regions);
  const base = layers['foundation'];
  const skin = base ? mix(props.skin, base.hex, base.coverage) : props.skin;
  const hair = hairOf(props.skin);
  const outline = faceOutline(props.shape);
  return (
    <svg class="face" viewBox="12 -12 216 292" role="img" aria-label={describe(props)}>
      <Definitions id={id} outline={outline} />
      <path d={HAIR_BEHIND} fill={hair} />
      <Neck skin={props.skin} />
      <path d={outline} fill={skin} />
      <g clip-path={`url(#${id}face)`}>
        <Cheeks layers={layers} soft={`${id}soft`} glow={`${id}glow`} />
      </g>
      <path d={outline} fill={hair} stroke={hair} stroke-width="1.500" clip-path={`url(#${id}hair)`} />
      <Nose line={mix(skin, '#2a1410', 0.38)} />
      {[false, true].map((mirrored) => (
        <g key={mirrored}>
          <Eye
            layers={layers}
            skin={skin}
            blur={`${id}glow`}
            clip={`${id}${mirrored ? 'right' : 'left'}`}
            mirrored={mirrored}
          />
          <Brow worn={layers['brow']} skin={skin} mirrored={mirrored} />
        </g>
      ))}
      <Lips worn={layers['lipstick']} skin={skin} />
    </svg>
  );
};
