/** One eye of the schematic face with lid, crease, accent, liner and lashes; the other is its mirror image. */
import type { JSX } from 'preact';
import { mix } from './color.ts';
import type { Layers, Worn } from './worn.ts';

interface Props {
  readonly layers: Layers;
  readonly skin: string;
  /** Id of the filter that softens powders. */
  readonly blur: string;
  /** An id of its own on the page. */
  readonly clip: string;
  readonly mirrored: boolean;
}

const UPPER = 'M66 144Q82 127 106 144';
const OPENING = `${UPPER}Q86 154 66 144Z`;
const LID = 'M61 145Q80 110 108 143Q84 127 61 145Z';
const CREASE = 'M57 142Q80 100 111 139Q82 112 57 142Z';
const ACCENT = 'M69 147Q86 157 105 146Q86 153 69 147Z';
/** Longer towards the outer corner. */
const LASHES = [
  'M68 141l-6-3.500',
  'M72 138l-4.500-5',
  'M77 135.500l-3-5.500',
  'M83 134l-1-5',
  'M90 134l.5-4',
  'M96 136l1.500-3.500',
];

const SHINING: readonly Worn['finish'][] = ['shimmer', 'metallic', 'dewy', 'glossy'];

const Shadow = ({ layers, blur }: Pick<Props, 'layers' | 'blur'>): JSX.Element => {
  const { crease, lid, accent } = layers;
  return (
    <>
      {crease && <path d={CREASE} fill={crease.hex} opacity={crease.coverage} filter={`url(#${blur})`} />}
      {lid && <path d={LID} fill={lid.hex} opacity={lid.coverage} />}
      {lid && SHINING.includes(lid.finish) && (
        <path d="M78 129q7-5 14-1-7-1-14 1Z" fill="#fff" opacity="0.45" filter={`url(#${blur})`} />
      )}
      {accent && <path d={ACCENT} fill={accent.hex} opacity={accent.coverage} />}
    </>
  );
};

const Ball = ({ clip }: { clip: string }): JSX.Element => (
  <>
    <clipPath id={clip}>
      <path d={OPENING} />
    </clipPath>
    <path d={OPENING} fill="#f4eee9" />
    <g clip-path={`url(#${clip})`}>
      <circle cx="86" cy="142" r="9.500" fill="#5a4033" />
      <circle cx="86" cy="142" r="4.300" fill="#160f0d" />
      <circle cx="88.600" cy="139.600" r="1.700" fill="#fff" />
      <path d={UPPER} fill="none" stroke="#2a1410" stroke-opacity="0.22" stroke-width="6" />
    </g>
  </>
);

const Lines = ({ layers, skin }: Pick<Props, 'layers' | 'skin'>): JSX.Element => {
  const { eyeliner, mascara } = layers;
  const lash = mix(skin, mascara?.hex ?? '#2a1c16', mascara ? 0.4 + mascara.coverage * 0.6 : 0.6);
  const liner = eyeliner && mix(skin, eyeliner.hex, eyeliner.coverage);
  return (
    <g fill="none" stroke-linecap="round">
      <path d={UPPER} stroke={lash} stroke-width="2" />
      {mascara && LASHES.map((d) => <path key={d} d={d} stroke={lash} stroke-width={0.4 + mascara.coverage * 0.8} />)}
      {eyeliner && (
        <path
          d={`M59 ${145 - eyeliner.coverage * 6}L66 144Q82 127 106 144`}
          stroke={liner}
          stroke-width={1 + eyeliner.coverage * 2}
        />
      )}
    </g>
  );
};

export const Eye = ({ layers, skin, blur, clip, mirrored }: Props): JSX.Element => (
  <g transform={mirrored ? 'matrix(-1 0 0 1 240 0)' : undefined}>
    <Shadow layers={layers} blur={blur} />
    <Ball clip={clip} />
    <Lines layers={layers} skin={skin} />
  </g>
);
