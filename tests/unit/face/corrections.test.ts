/** What the user says wins over what was measured. */
import { describe, expect, it } from '@jest/globals';
import { applyCorrections } from '../../../src/lib/face/corrections.ts';
import { detection, profileOfFaces, skinPicture } from './drawn-face.ts';

const measured = () => {
  const result = profileOfFaces([detection()], skinPicture('#c08e6e'));
  if (!result.ok) throw new Error(result.rejection.code);
  return result.value;
};

describe('applyCorrections', () => {
  it('changes nothing when nothing is corrected', () => {
    expect(applyCorrections(measured(), {})).toEqual(measured());
  });

  it('sets the undertone with source user and full confidence', () => {
    const profile = applyCorrections(measured(), { undertone: 'olive' });
    expect(profile.skin).toMatchObject({ undertone: 'olive', confidence: { undertone: 1 } });
    expect(profile.source).toEqual({ undertone: 'user', depth: 'measured', shape: 'measured' });
  });

  it.each([
    ['fair', 1, 2],
    ['light', 3, 4],
    ['medium', 5, 5],
    ['tan', 6, 6],
    ['deep', 7, 8],
    ['rich', 9, 10],
  ] as const)('moves the skin color with a corrected depth %s', (depth, first, last) => {
    const before = measured();
    const { skin, source } = applyCorrections(before, { depth });
    expect(skin).toMatchObject({ depth, confidence: { depth: 1 } });
    expect(source.depth).toBe('user');
    expect(skin.monk).toBeGreaterThanOrEqual(first);
    expect(skin.monk).toBeLessThanOrEqual(last);
    expect(Math.sign(before.skin.lab.l - skin.lab.l)).toBe(Math.sign(skin.monk - before.skin.monk));
    expect(skin.hex).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('leaves one candidate of a corrected shape', () => {
    const before = measured();
    const { shape, source } = applyCorrections(before, { faceShape: 'diamond' });
    expect(shape).toEqual({
      value: 'diamond',
      runnerUp: 'unknown',
      confidence: 1,
      candidates: [{ value: 'diamond', probability: 1 }],
    });
    expect(source.shape).toBe('user');
  });
});
