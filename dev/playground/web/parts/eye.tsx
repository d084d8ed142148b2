/** One eye of the schematic face with lid, crease, accent, liner and lashes; the other is its mirror image. */
import type { JSX } from 'preact';
import { mix } from '../colour.ts';
import type { Layers, Worn } from './face.tsx';

interface Props {
  readonly layers: Layers;
  readonly skin: string;
  /** Id of the filter that softens powders. */
  readonly blur: string;
  readonly mirrored: boolean;
}

const UPPER = 'M66 143Q83 124 105 144';
const OPENING = `${UPPER}Q85 155 66 143Z`;
const LID = 'M62 143Q83 107 108 142Q84 124 62 143Z';
const CREASE = 'M58 141Q82 101 110 139Q82 115 58 141Z';
const ACCENT = 'M69 147Q86 158 104 147Q86 154 69 147Z';
const LASHES = [
  'M69 138l-6-6',
  'M74 134l-4-7',
  'M80 131.500l-2-7.500',
  'M87 131l0-7.500',
  'M94 133.500l2.500-7',
  'M100 138l4-5.500',
];

const SHINING: readonly Worn['finish'][] = ['shimmer', 'metallic', 'dewy', 'glossy'];

const Shadow = ({ layers, blur }: Pick<Props, 'layers' | 'blur'>): JSX.Element => {
  const { crease, lid, accent } = layers;
  return (
    <>
      {crease && <path d={CREASE} fill={crease.hex} opacity={crease.coverage * 0.8} filter={`url(#${blur})`} />}
      {lid && <path d={LID} fill={lid.hex} opacity={Math.min(1, lid.coverage * 1.2)} />}
      {lid && SHINING.includes(lid.finish) && (
        <path d="M78 129q7-5 14-1-7-1-14 1Z" fill="#fff" opacity="0.45" filter={`url(#${blur})`} />
      )}
      {accent && <path d={ACCENT} fill={accent.hex} opacity={accent.coverage} />}
    </>
  );
};

const Ball = (): JSX.Element => (
  <>
    <path d={OPENING} fill="#f6f1ec" />
    <path d="M76.500 141a9.300 9.300 0 0 1 18.600 0 9.300 9.300 0 0 1-18.600 2Z" fill="#5a4033" />
    <circle cx="85.800" cy="141" r="4.200" fill="#160f0d" />
    <circle cx="88.400" cy="138.200" r="1.600" fill="#fff" />
  </>
);

const Lines = ({ layers, skin }: Pick<Props, 'layers' | 'skin'>): JSX.Element => {
  const { eyeliner, mascara } = layers;
  const lash = mix(skin, mascara?.hex ?? '#2a1c16', mascara ? 0.4 + mascara.coverage * 0.6 : 0.6);
  const liner = eyeliner && mix(skin, eyeliner.hex, 0.3 + eyeliner.coverage * 0.7);
  return (
    <g fill="none" stroke-linecap="round">
      <path d={UPPER} stroke={lash} stroke-width="2" />
      {mascara && LASHES.map((d) => <path key={d} d={d} stroke={lash} stroke-width={0.5 + mascara.coverage * 0.9} />)}
      {eyeliner && (
        <path
          d={`M58.500 ${144 - eyeliner.coverage * 6}L66 143Q83 124 105 144`}
          stroke={liner}
          stroke-width={1 + eyeliner.coverage * 2}
        />
      )}
    </g>
  );
};

export const Eye = ({ layers, skin, blur, mirrored }: Props): JSX.Element => (
  <g transform={mirrored ? 'matrix(-1 0 0 1 240 0)' : undefined}>
    <Shadow layers={layers} blur={blur} />
    <Ball />
    <Lines layers={layers} skin={skin} />
  </g>
);
