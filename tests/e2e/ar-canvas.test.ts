/** The reference renderer on photos of fair, medium and deep skin: the colors that the template asks for, where it asks for them. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { setBackend } from '@tensorflow/tfjs-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import {
  type Finish,
  layersOfLook,
  type LookLayer,
  type PaintLayer,
  type Template,
} from '../../clients/ar-canvas/src/template.ts';
import { loadDetector } from '../../dev/playground/web/mirror/face-detector.ts';
import { layMesh } from '../../src/lib/adapters/image/mesh-look.ts';
import { loadMeshNetwork, type ModelFiles } from '../../src/lib/adapters/image/mesh-network.ts';
import { srgbToLab } from '../../src/lib/color.ts';
import { ciede2000 } from '../../src/lib/looks/catalogue/ciede2000.ts';
import { openBrowser, PORTRAITS } from '../support/browser.ts';
import type { Assessed, Question, Rgb } from './assessed.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const PHOTOS = join(REPOSITORY, '../shared/data/london');
const require = createRequire(import.meta.url);

const DRAWN = [
  ['fair', join(PORTRAITS, 'monk03-cool-oval.jpg')],
  ['medium', join(PORTRAITS, 'default.jpg')],
  ['deep', join(PORTRAITS, 'monk09-cool-heart.jpg')],
] as const;
/** Real faces, where the test data lies beside the repository. */
const REAL = (
  [
    ['fair, real', join(PHOTOS, '090_03.jpg')],
    ['medium, real', join(PHOTOS, '066_03.jpg')],
    ['deep, real', join(PHOTOS, '137_03.jpg')],
  ] as const
).filter(([, file]) => existsSync(file));
const PRESETS = ['bare_rose_v1', 'soft_glam_v1', 'ember_bold_v1'];

/** Groups of vertices in the middle of what a layer covers. */
const CORES: Question['cores'] = {
  lipstick: [
    [0, 13],
    [14, 17],
    [37, 82],
    [267, 312],
    [84, 87],
    [314, 317],
  ],
  lid: [
    [159, 27],
    [158, 28],
    [386, 257],
    [385, 258],
  ],
  blush: [[50], [280]],
};
const FARTHEST = 0.03;
const CLOSE = 6;

/** The W3C's Compositing and Blending Level 1, section 10.1: separable blend modes, channels 0..1. */
const BLENDS: Readonly<Record<PaintLayer['blend'], (below: number, source: number) => number>> = {
  normal: (_below, source) => source,
  multiply: (below, source) => below * source,
  screen: (below, source) => below + source - below * source,
  'soft-light': (below, source) => {
    if (source <= 0.5) return below - (1 - 2 * source) * below * (1 - below);
    const d = below <= 0.25 ? ((16 * below - 12) * below + 4) * below : Math.sqrt(below);
    return below + (2 * source - 1) * (d - below);
  },
};

const asTold = (below: Rgb, { hex, blend, coverage }: PaintLayer): Rgb => {
  const channel = (index: 0 | 1 | 2): number => {
    const source = Number.parseInt(hex.slice(1 + 2 * index, 3 + 2 * index), 16) / 255;
    const under = below[index] / 255;
    return 255 * (under + (BLENDS[blend](under, source) - under) * coverage);
  };
  return [channel(0), channel(1), channel(2)];
};

const models = (name: string): ModelFiles => {
  const folder = join(dirname(require.resolve('@vladmandic/human')), '../models');
  return {
    manifest: JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as ModelFiles['manifest'],
    weights: new Uint8Array(readFileSync(join(folder, `${name}.bin`))),
  };
};

interface Face {
  readonly photo: string;
  readonly mesh: readonly number[];
}
let faceOf: (file: string) => Promise<Face>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  setWasmPaths(`${dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await setBackend('wasm');
  const [detect, run] = [loadDetector(models('blazeface')), loadMeshNetwork(models('facemesh'))];
  faceOf = async (file) => {
    const picture = sharp(file).rotate().resize({ width: 1000, withoutEnlargement: true }).removeAlpha();
    const png = await picture.clone().png().toBuffer();
    const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
    const image = { data: new Uint8Array(data), width: info.width, height: info.height };
    const start = detect(image);
    if (!start) throw new Error(`No face in ${file}`);
    return {
      photo: `data:image/png;base64,${png.toString('base64')}`,
      mesh: [...layMesh(run, image, start, 3).points],
    };
  };
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page/painted.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'painted',
  });
  browser = await openBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
});
afterAll(() => browser.close());

const read = (path: string): unknown => JSON.parse(readFileSync(join(REPOSITORY, 'fixtures', path), 'utf8'));
const presets = read('presets/presets.json') as readonly { presetId: string; regions: readonly LookLayer[] }[];

/** The preset's sample colors on its own shapes. */
const layersOf = (presetId: string): readonly PaintLayer[] =>
  layersOfLook(
    read(`ar-templates/${presetId}.json`) as Template,
    presets.find((preset) => preset.presetId === presetId)?.regions ?? [],
  );

/** The farthest that a pixel of the layer is from its told color, in CIEDE2000. */
const miss = ({ pixels }: Assessed, layer: PaintLayer): number =>
  Math.max(...pixels.map(({ before, after }) => ciede2000(srgbToLab(...after), srgbToLab(...asTold(before, layer)))));

/** The lightest that the layer's pixels became, in L*. */
const lightest = ({ pixels }: Assessed): number => Math.max(...pixels.map(({ after }) => srgbToLab(...after).l));

const paint = (question: Question): Promise<Assessed[]> =>
  page.evaluate<Assessed[]>(`painted.assess(${JSON.stringify(question)})`);

describe.each([...DRAWN, ...REAL])('on %s skin', (_depth, file) => {
  it.each(PRESETS)('%s has the colors of its template, and no paint beside its places', async (preset) => {
    const layers = layersOf(preset);

    const assessed = await paint({ ...(await faceOf(file)), layers, cores: CORES });

    const told = assessed.map((one, index) => ({ one, layer: layers[index]! }));
    const checked = told.filter(({ one }) => one.pixels.length > 0);
    expect(checked.map(({ one }) => one.layer).sort()).toEqual(['blush', 'lid', 'lipstick']);
    expect(
      checked.map(({ one, layer }) => [layer.layer, miss(one, layer)]).filter(([, far]) => Number(far) > CLOSE),
    ).toEqual([]);
    expect(assessed.filter(({ changed }) => changed === 0)).toEqual([]);
    expect(
      assessed.filter(({ farthest }) => farthest > FARTHEST).map(({ layer, farthest }) => [layer, farthest]),
    ).toEqual([]);
  });

  it('lips catch the more light the glossier they are, and none where they are matte', async () => {
    const face = await faceOf(file);
    const lips = layersOf('ember_bold_v1').find(({ layer }) => layer === 'lipstick')!;
    const wear = async (finish: Finish): Promise<Assessed> => {
      const layers = [{ ...lips, finish }];
      return (await paint({ ...face, layers, cores: { lipstick: [[16], [85], [315]] } }))[0]!;
    };

    const [matte, satin, dewy, glossy] = [
      await wear('matte'),
      await wear('satin'),
      await wear('dewy'),
      await wear('glossy'),
    ];

    expect(miss(matte, lips)).toBeLessThan(1);
    expect(lightest(satin) - lightest(matte)).toBeGreaterThan(1);
    expect(lightest(dewy)).toBeGreaterThan(lightest(satin));
    expect(lightest(glossy) - lightest(matte)).toBeGreaterThan(10);
  });

  it('a highlighter fades along its line, and is no bar with ends', async () => {
    const layers = layersOf('soft_glam_v1').filter(({ layer }) => layer === 'highlighter');

    const { pixels } = (await paint({ ...(await faceOf(file)), layers, cores: { highlighter: [[117], [118]] } }))[0]!;

    const gains = pixels.map(({ before, after }) => srgbToLab(...after).l - srgbToLab(...before).l);
    const [middle, end] = [Math.max(...gains.slice(0, 25)), Math.max(...gains.slice(25))];
    expect(middle).toBeGreaterThan(2);
    expect(end).toBeLessThan(middle / 3);
  });
});
