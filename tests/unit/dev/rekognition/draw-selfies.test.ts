/** The portrait renderer: the same bytes every time, and the fixtures are what it draws. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { renderJpeg } from '../../../../lab/draw-selfies/render.ts';
import { skinLab, skinTruth } from '../../../../lab/draw-selfies/skins.ts';
import { portraitSvg } from '../../../../lab/draw-selfies/portrait/portrait.ts';
import type { Portrait } from '../../../../lab/draw-selfies/portrait/types.ts';
import { defaultPortrait, portraits, readSelfie } from './selfies.ts';

const model: Portrait = {
  file: 'test.jpg',
  title: 'a test',
  skin: skinLab({ ita: 33, l: 63, undertone: 'warm' }),
  undertone: 'warm',
  shape: 'oval',
  hair: 'bob',
  hairColor: '#3a2218',
  iris: '#6b4423',
  clothes: '#3f6d74',
  backdrop: '#cdd0d0',
};

/** A portrait takes about a second of a free core. */
const PATIENCE = 60_000;

const draw = (): Promise<Buffer> => renderJpeg(portraitSvg(model), model.file);

describe('the portrait renderer', () => {
  let jpeg: Buffer;
  beforeAll(async () => {
    jpeg = await draw();
  }, PATIENCE);

  it(
    'draws the same bytes again',
    async () => {
      const again = await draw();

      expect(again.equals(jpeg)).toBe(true);
    },
    PATIENCE,
  );

  it('leaves the cheek in the drawn skin color', async () => {
    const cheek = { left: 480, top: 525, width: 20, height: 20 };
    // stats() looks at its input, not at the extract.
    const { channels } = await sharp(await sharp(jpeg).extract(cheek).png().toBuffer()).stats();
    const { hex } = skinTruth({ ita: 33, l: 63, undertone: 'warm' });

    channels.forEach(({ mean }, i) => {
      expect(Math.abs(mean - Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16))).toBeLessThan(6);
    });
  });

  it.each([
    [{ ita: 33, l: 63, undertone: 'warm' }, 5],
    [{ ita: 62, l: 76, undertone: 'cool' }, 3],
    [{ ita: -64, l: 27, undertone: 'neutral' }, 10],
  ] as const)('states the true values of %p', (spec, monk) => {
    const truth = skinTruth(spec);

    expect(truth.monk).toBe(monk);
    // Eight bits a channel hold the angle to about half a degree.
    expect(Math.abs(truth.ita - spec.ita)).toBeLessThan(1);
    expect(truth.lab.l).toBeCloseTo(spec.l, 0);
  });

  it('keeps every fixture under 150 KB', async () => {
    for (const file of portraits) expect((await readSelfie(file)).length).toBeLessThan(150_000);
  });

  it('has a default portrait', () => {
    expect(portraits).toContain(defaultPortrait);
  });
});
