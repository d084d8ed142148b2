/** One person over photos: the joint estimate against one bad photo, against age, and what a look is told of it. */
import { describe, expect, it } from '@jest/globals';
import { applyCorrections } from '../../../src/lib/face/corrections.ts';
import { estimateOf, joinPerson, type PersonReading, withReading } from '../../../src/lib/face/person.ts';
import { MOST_READINGS } from '../../../src/lib/vocabulary.ts';
import { aMeasuredFace, aProfile } from '../../../testing/factories.ts';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-11-24T10:00:00.000Z');

const reading = (days: number, parts: Partial<PersonReading> = {}): PersonReading => ({
  ...aMeasuredFace().reading,
  uploadId: `upload-${days}`,
  measuredAt: new Date(START + days * DAY).toISOString(),
  ...parts,
});
const readingsOf = (...all: readonly PersonReading[]): readonly PersonReading[] =>
  all.reduce<readonly PersonReading[]>((readings, one) => withReading(readings, one), []);
const toneOf = (...tones: readonly number[]): number =>
  estimateOf(readingsOf(...tones.map((tone, days) => reading(days, { tone }))))?.tone.value ?? Number.NaN;

describe('the joint estimate', () => {
  it('is the middle of photos that agree', () => {
    expect(toneOf(5, 5.4)).toBeCloseTo(5.2, 1);
  });

  it('is moved little by one bad photo, whichever it is', () => {
    for (const tones of [
      [9, 5, 5.2],
      [5, 9, 5.2],
      [5, 5.2, 9],
    ]) {
      expect(Math.abs(toneOf(...tones) - 5.1)).toBeLessThan(0.8);
    }
  });

  it('counts a surer photo for more', () => {
    const readings = readingsOf(reading(0, { tone: 4, toneError: 0.75 }), reading(1, { tone: 6, toneError: 1.5 }));
    expect(estimateOf(readings)?.tone.value).toBeLessThan(4.6);
  });

  it('grows surer with photos, down to what of a person stays', () => {
    const errors = [1, 3, MOST_READINGS].map(
      (count) => estimateOf(readingsOf(...Array.from({ length: count }, (_, days) => reading(days))))?.tone.error ?? 0,
    );
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
    expect(errors.at(-1)).toBeGreaterThan(0.4);
  });

  it('forgets slowly', () => {
    const old = [reading(0, { tone: 4 }), reading(1, { tone: 4 })];
    const soon = estimateOf(readingsOf(...old, reading(10, { tone: 6 })))?.tone.value ?? 0;
    const late = estimateOf(readingsOf(...old, reading(540, { tone: 6 })))?.tone.value ?? 0;
    expect(soon).toBeLessThan(4.8);
    expect(late).toBeGreaterThan(5.3);
  });

  it('counts an upload once, and keeps the newest', () => {
    const again = withReading(readingsOf(reading(0, { tone: 4 })), reading(0, { tone: 6 }));
    expect(again.map(({ tone }) => tone)).toEqual([6]);
    const many = readingsOf(...Array.from({ length: MOST_READINGS + 2 }, (_, days) => reading(days)));
    expect(many).toHaveLength(8);
    expect(many[0]?.uploadId).toBe(`upload-${MOST_READINGS + 1}`);
  });
});

describe('a look for a known person', () => {
  it('is told as measured from the first photo', () => {
    const profile = aProfile();
    expect(joinPerson(profile, readingsOf(reading(0)))).toBe(profile);
  });

  it('is told what all photos say, with their count', () => {
    const readings = readingsOf(
      reading(0, { tone: 3.9 }),
      reading(1, { tone: 4.1 }),
      reading(2, { tone: 5.1, hue: -12, redness: 2 }),
    );
    const { skin, source } = joinPerson(aProfile(), readings);
    expect(skin).toMatchObject({ monk: 4, range: [3, 5], depth: 'light', photos: 3 });
    expect(skin.lab.l).toBeGreaterThan(aProfile().skin.lab.l + 2);
    expect(source).toEqual({ depth: 'joint', undertone: 'joint', shape: 'measured' });
  });

  it('joins nothing that another version of the measurement has read', () => {
    const by = (algorithmVersion: string, tone: number) => ({ algorithmVersion, tone });
    const old = [reading(0, { tone: 9 }), reading(1, by('face-1', 8))];
    const first = readingsOf(...old, reading(2, by('face-2', 4)));
    const second = readingsOf(...old, reading(2, by('face-2', 4)), reading(3, by('face-2', 4)));
    const profile = aProfile();

    expect(joinPerson(profile, first)).toBe(profile);
    expect(joinPerson(profile, second).skin).toMatchObject({ monk: 4, photos: 2 });
  });

  it('keeps more room while its photos are unsure', () => {
    const joint = (toneError: number) => {
      const readings = readingsOf(reading(0, { tone: 5, toneError }), reading(1, { tone: 5, toneError }));
      return joinPerson(aProfile(), readings).skin.range;
    };
    expect([joint(0.75), joint(1.4)]).toEqual([
      [4, 6],
      [3, 7],
    ]);
  });

  it('is not told warm for a photo under a bad lamp when the others say cool', () => {
    const cool = { hue: -13, hueError: 6.4 };
    const lamp = { hue: 24, hueError: 14 };
    const { skin } = joinPerson(aProfile(), readingsOf(reading(0, cool), reading(1, cool), reading(2, lamp)));
    expect(skin.undertone).not.toMatch(/warm|olive/);
  });

  it('is told what its user says, whatever the photos say', () => {
    const readings = readingsOf(reading(0, { tone: 4 }), reading(1, { tone: 4 }));
    const { skin, source } = applyCorrections(joinPerson(aProfile(), readings), { depth: 'deep', undertone: 'cool' });
    expect(skin).toMatchObject({ depth: 'deep', undertone: 'cool', confidence: { depth: 1, undertone: 1 } });
    expect(source).toMatchObject({ depth: 'user', undertone: 'user' });
  });
});
