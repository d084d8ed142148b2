/** The lips of the schematic face; bare ones are a little redder than the skin. */
import type { JSX } from 'preact';
import { mix } from './color.ts';
import type { Worn } from './worn.ts';

const UPPER = 'M90 209Q104 199 113 198Q120 202 127 198Q136 199 150 209Q135 210 120 210.500Q105 210 90 209Z';
const LOWER = 'M90 209Q105 210 120 210.500Q135 210 150 209Q138 224 120 224Q102 224 90 209Z';

/** How much light the lower lip throws back. */
const SHINE: Readonly<Partial<Record<Worn['finish'], number>>> = {
  glossy: 0.6,
  dewy: 0.45,
  satin: 0.28,
  sheer: 0.4,
  shimmer: 0.4,
  metallic: 0.5,
};

export const Lips = ({ worn, skin }: { worn: Worn | undefined; skin: string }): JSX.Element => {
  const bare = mix(skin, '#b0485a', 0.3);
  const color = worn ? mix(bare, worn.hex, worn.coverage) : bare;
  return (
    <>
      <path d={UPPER} fill={mix(color, '#1c0608', 0.14)} />
      <path d={LOWER} fill={color} />
      <path
        d="M92 209Q106 211.500 120 211Q134 211.500 148 209"
        fill="none"
        stroke={mix(color, '#1c0608', 0.5)}
        stroke-width="1.300"
      />
      <path d="M108 217q12 4.500 24 0-12 1.500-24 0Z" fill="#fff" opacity={worn ? (SHINE[worn.finish] ?? 0.06) : 0.2} />
    </>
  );
};
