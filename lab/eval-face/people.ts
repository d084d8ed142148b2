/** What photos of one person say of each other, alone and joined as the service joins them, by tones of people left out. */
import { joinPerson, type PersonReading, type PersonReadings, withReading } from '../../src/lib/face/person.ts';
import { depthOfMonk } from '../../src/lib/face/skin/monk.ts';
import type { FaceProfile, ShapeProfile, SkinProfile } from '../../src/lib/face/types.ts';
import { seeded } from '../../dev/random.ts';
import { type Example, UNCHANGED } from './examples.ts';
import { type Judged, share } from './judge.ts';

/** Draws for each person and count of photos. */
const DRAWS = 60;
const DAY_MS = 24 * 60 * 60 * 1000;

interface Shot {
  readonly profile: FaceProfile;
  readonly reading: PersonReading;
}

/** The tone is the left-out model's, everything else the service's. */
const shotOf = ({ measured, depth, photo }: Judged): Shot[] => {
  if (measured === undefined) return [];
  const { profile, reading } = measured;
  const monk = Math.round(depth.tone);
  return [
    {
      profile: { ...profile, skin: { ...profile.skin, monk, depth: depthOfMonk(monk) } },
      reading: { ...reading, tone: depth.tone, uploadId: photo.file, measuredAt: '' },
    },
  ];
};

/** Photos of as many days, the last one the newest. */
const joined = (shots: readonly Shot[]): SkinProfile | undefined => {
  let readings: PersonReadings = [];
  shots.forEach(({ reading }, day) => {
    readings = withReading(readings, { ...reading, measuredAt: new Date(day * DAY_MS).toISOString() });
  });
  const newest = shots.at(-1);
  return newest && joinPerson(newest.profile, readings).skin;
};

const shuffled = <T>(all: readonly T[], random: () => number): readonly T[] => {
  const left = [...all];
  return all.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
};

type Pair = readonly [SkinProfile, SkinProfile];

/** So many photos of a person against as many others of theirs, drawn at random. */
const drawPairs = (shots: readonly Shot[], photos: number, random: () => number): readonly Pair[] =>
  Array.from({ length: DRAWS }, () => shuffled(shots, random)).flatMap((drawn): Pair[] => {
    const one = joined(drawn.slice(0, photos));
    const other = joined(drawn.slice(photos, 2 * photos));
    return one && other ? [[one, other]] : [];
  });

const isTold = (pair: Pair): boolean => pair.every(({ undertone }) => undertone !== 'unknown');
const isOpposed = (pair: Pair): boolean => {
  const words = pair.map(({ undertone }) => undertone);
  return words.includes('cool') && (words.includes('warm') || words.includes('olive'));
};

const rowOf = (set: string, photos: number, persons: readonly (readonly Shot[])[]) => {
  const random = seeded(photos);
  const pairs = persons.filter((own) => own.length >= 2 * photos).flatMap((own) => drawPairs(own, photos, random));
  const told = pairs.filter(isTold);
  return {
    set,
    photos: `${photos} against ${photos}`,
    persons: persons.filter((own) => own.length >= 2 * photos).length,
    'same word': share(pairs, ([one, other]) => one.depth === other.depth),
    'same step': share(pairs, ([one, other]) => one.monk === other.monk),
    'undertones told': share(pairs, isTold),
    'warm against cool': share(told, isOpposed),
  };
};

const namesOf = ({ candidates }: ShapeProfile, count: number): readonly string[] =>
  candidates.slice(0, count).map(({ value }) => value);

/** The face shape of people who were in no fit of it, neutral against smiling. */
export const shapesOfPeople = (examples: readonly Example[]) => {
  const studio = examples.filter(({ photo, variant }) => photo.set === 'london' && variant === UNCHANGED);
  const shapes = studio.flatMap(({ photo, measured }) => (measured ? [{ photo, shape: measured.profile.shape }] : []));
  const unknown = (isSmiling: boolean): string =>
    share(
      shapes.filter(({ photo }) => photo.isFurther === isSmiling),
      ({ shape }) => shape.value === 'unknown',
    );
  const pairs = [...Map.groupBy(shapes, ({ photo }) => photo.person).values()].flatMap(([one, other]) =>
    one && other ? [[one.shape, other.shape] as const, [other.shape, one.shape] as const] : [],
  );
  return [
    {
      pairs: pairs.length / 2,
      'unknown, neutral': unknown(false),
      'unknown, smiling': unknown(true),
      'same first name': share(pairs, ([one, other]) => namesOf(one, 1)[0] === namesOf(other, 1)[0]),
      "within the other's two": share(pairs, ([one, other]) => namesOf(other, 2).includes(namesOf(one, 1)[0] ?? '')),
    },
  ];
};

export const peopleFigures = (judged: readonly Judged[]) => {
  const plain = judged.filter(({ variant }) => variant === UNCHANGED);
  const personsOf = (set: string): readonly (readonly Shot[])[] => {
    const own = plain.filter(({ photo }) => photo.set === set);
    return [...Map.groupBy(own, ({ photo }) => photo.person).values()].map((all) => all.flatMap(shotOf));
  };
  return [rowOf('london', 1, personsOf('london')), ...[1, 2, 3].map((n) => rowOf('wild', n, personsOf('wild')))];
};
