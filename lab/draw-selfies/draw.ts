/** Draws the fixture selfies and their manifest, byte for byte the same every time: `npx node lab/draw-selfies/draw.ts`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { drawFlawed } from './flawed.ts';
import { OUTLINES } from './portrait/outline.ts';
import { portraitSvg } from './portrait/portrait.ts';
import { renderJpeg } from './render.ts';
import { skinLab, skinTruth } from './skins.ts';
import type { SkinSpec } from './skins.ts';
import type { Portrait } from './portrait/types.ts';

const OUTPUT = new URL('../../fixtures/selfies/', import.meta.url);

type PortraitSpec = Omit<Portrait, 'skin' | 'undertone'> & { readonly skin: SkinSpec };

const toPortrait = (spec: PortraitSpec): Portrait => ({
  ...spec,
  skin: skinLab(spec.skin),
  undertone: spec.skin.undertone,
});

/** In eye distances, as drawn. */
const proportions = ({ shape }: PortraitSpec) => {
  const { temple, cheek, jaw, chin, chinDrop, hairline } = OUTLINES[shape];
  return {
    templeWidth: 2 * temple,
    cheekWidth: 2 * cheek,
    jawWidth: 2 * jaw,
    chinWidth: 2 * chin,
    eyesToChin: chinDrop,
    eyesToHairline: hairline,
  };
};

const describePortrait = (spec: PortraitSpec) => ({
  file: spec.file,
  title: spec.title,
  default: spec.isDefault === true,
  expect: 'ok',
  skin: skinTruth(spec.skin),
  shape: spec.shape,
  proportions: proportions(spec),
});

const draw = async (): Promise<void> => {
  const source = new URL('./portraits.json', import.meta.url);
  const specs = JSON.parse(await readFile(source, 'utf8')) as readonly PortraitSpec[];
  await mkdir(OUTPUT, { recursive: true });
  for (const spec of specs) {
    await writeFile(new URL(spec.file, OUTPUT), await renderJpeg(portraitSvg(toPortrait(spec)), spec.file));
  }
  const [model, friend] = specs;
  if (model === undefined || friend === undefined) throw new Error('portraits.json lists no portraits');
  const flawed = await drawFlawed(toPortrait(model), toPortrait(friend));
  for (const { file, jpeg } of flawed) await writeFile(new URL(file, OUTPUT), jpeg);
  const manifest = {
    about:
      'Drawn by `npx node lab/draw-selfies/draw.ts`; nobody real. Lengths in eye distances; Lab is D65; ITA in degrees.',
    items: [
      ...specs.map(describePortrait),
      ...flawed.map(({ file, title, expect }) => ({ file, title, default: false, expect })),
    ],
  };
  await writeFile(new URL('manifest.json', OUTPUT), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(`Drew ${specs.length} portraits and ${flawed.length} flawed selfies`);
};

await draw();
