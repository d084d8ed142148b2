/** Proves the vendor renderings of every preset in every finish against the vendors' published enumerations. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fixturePresets } from '../../../lab/eval-looks/fixture-catalogue.ts';
import { type BanubaRegion, toBanuba } from '../../../src/lib/looks/render/banuba.ts';
import { type PerfectCorpPalette, toPerfectCorp } from '../../../src/lib/looks/render/perfect-corp.ts';
import { STANDARD_PLACEMENT } from '../../../src/lib/looks/render/layers.ts';
import type { Preset } from '../../../src/lib/looks/types.ts';
import { PRODUCT_FINISHES } from '../../../src/lib/vocabulary.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`vendors/${name}.json`, import.meta.url), 'utf8'));

const banuba = read('banuba-makeup') as {
  version: string;
  maxEyeshadows: number;
  finishes: Record<string, string[]>;
};
const perfectCorp = read('perfect-corp-makeup') as {
  patterns: Record<string, Record<string, number>>;
  lipShapes: string[];
  lipStyles: string[];
  textures: Record<string, string[]>;
  required: Record<string, Record<string, string[]>>;
};

const painted = ({ presetId, style, regions }: Preset) => ({ presetId, style, layers: regions });
/** A look uses all of a preset's places and whatever else it has a product for. */
const withAll = (preset: Preset): Preset => ({
  ...preset,
  regions: STANDARD_PLACEMENT.map((place) => ({ hex: '#b98763', finish: 'satin', coverage: 0.4, ...place })),
});

/** Each preset as it is, and once in each finish, so that no finish leads outside an enumeration. */
const variants = fixturePresets().flatMap((preset): [string, Preset][] => [
  [preset.presetId, preset],
  ...PRODUCT_FINISHES.map((finish): [string, Preset] => [
    `${preset.presetId} in ${finish}`,
    { ...preset, regions: withAll(preset).regions.map((region) => ({ ...region, finish })) },
  ]),
]);

const expectBanubaRegion = (prefab: string, region: BanubaRegion) => {
  expect(banuba.finishes[prefab]).toContain(region.finish);
  expect(region.color).toMatch(/^(?:0|1|0\.\d{1,3})(?: (?:0|1|0\.\d{1,3})){2}$/);
  expect(region.coverage).toBeGreaterThanOrEqual(0);
  expect(region.coverage).toBeLessThanOrEqual(1);
};

describe('the Banuba rendering', () => {
  it.each(variants)('of %s uses published prefabs and finishes', (_title, preset) => {
    const { version, faces } = toBanuba(painted(preset));
    const prefabs = faces[0]!;

    expect(version).toBe(banuba.version);
    expect(prefabs).not.toHaveProperty('makeup_base');
    for (const [prefab, value] of Object.entries(prefabs)) {
      const regions: readonly BanubaRegion[] = [value].flat();
      expect(Object.keys(banuba.finishes)).toContain(prefab);
      for (const region of regions) expectBanubaRegion(prefab, region);
      expect(regions.length).toBeLessThanOrEqual(prefab === 'makeup_eyeshadow' ? banuba.maxEyeshadows : 1);
    }
  });

  it.each(fixturePresets().map((preset) => [preset.presetId, preset] as const))(
    'of %s covers each region',
    (_id, preset) => {
      const names = Object.keys(toBanuba(painted(preset)).faces[0]!);

      expect(names).toEqual(
        expect.arrayContaining([
          'makeup_lipstick',
          'makeup_eyeshadow',
          'makeup_eyelashes',
          'makeup_eyebrows',
          'makeup_blush',
        ]),
      );
    },
  );
});

const expectPalette = (category: string, palette: PerfectCorpPalette) => {
  const required = perfectCorp.required[category]!;
  const texture = palette['texture'];
  if (texture !== undefined) expect(perfectCorp.textures[category]).toContain(texture);
  const fields = [...required['always']!, ...(required[String(texture)] ?? [])];
  expect(Object.keys(palette)).toEqual(expect.arrayContaining(fields));
  expect(palette['color']).toMatch(/^#[0-9a-f]{6}$/);
  for (const value of Object.values(palette).filter((one) => typeof one === 'number')) {
    expect(Number.isInteger(value) && value >= 0 && value <= 100).toBe(true);
  }
};

describe('the Perfect Corp rendering', () => {
  it.each(variants)('of %s uses published categories, patterns, textures and fields', (_title, preset) => {
    for (const { category, pattern, palettes } of toPerfectCorp(painted(preset))) {
      expect(category).not.toBe('skin_smooth');
      expect(Object.keys(perfectCorp.required)).toContain(category);
      const count = perfectCorp.patterns[category]?.[String(pattern?.['name'])];
      if (pattern !== undefined) expect(palettes).toHaveLength(count!);
      for (const palette of palettes ?? []) expectPalette(category, palette);
    }
  });

  it('keeps the lips in their own shape', () => {
    for (const preset of fixturePresets()) {
      const lips = toPerfectCorp(painted(preset)).find(({ category }) => category === 'lip_color')!;
      expect(perfectCorp.lipShapes).toContain((lips['shape'] as { name: string }).name);
      expect(perfectCorp.lipStyles).toContain((lips['style'] as { type: string }).type);
    }
  });

  it.each([
    ['natural', 'Smoke11'],
    ['glam', 'OpenWings1'],
    ['bold', 'OpenWings2'],
  ] as const)('draws a %s line as %s', (style, name) => {
    const preset = withAll(fixturePresets()[0]!);
    const line = toPerfectCorp({ ...painted(preset), style }).find(({ category }) => category === 'eye_liner')!;

    expect(line.pattern).toEqual({ name });
  });

  it('is empty for a look of nothing', () => {
    expect(toPerfectCorp({ presetId: 'none', style: 'glam', layers: [] })).toEqual([]);
    expect(toBanuba({ presetId: 'none', style: 'glam', layers: [] }).faces).toEqual([{}]);
  });
});
