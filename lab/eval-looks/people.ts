/** Looks for people on photos: how many different ones, and whether two photos of one person get the same. */
import { existsSync, readFileSync } from 'node:fs';
import { createFaceEngine } from '../../dev/face-engine/engine.ts';
import type { FaceProfile } from '../../src/lib/face/types.ts';
import { shownKey } from '../../src/lib/looks/rules/look-distance.ts';
import type { Catalogue, LookSet, StyleRequest } from '../../src/lib/looks/types.ts';
import { composeByRules } from '../../testing/compose.ts';
import { measure } from '../eval-face/measure.ts';
import { type LabelledPhoto, readPhotos } from '../eval-face/photos.ts';

export interface PersonLook {
  readonly photo: LabelledPhoto;
  readonly request: StyleRequest;
  readonly set: LookSet;
}

const profilesOf = async (
  photos: readonly LabelledPhoto[],
): Promise<readonly (readonly [LabelledPhoto, FaceProfile])[]> => {
  const engine = await createFaceEngine();
  const found: (readonly [LabelledPhoto, FaceProfile])[] = [];
  try {
    for (const photo of photos) {
      const { profile } = await measure(readFileSync(photo.file), (bytes) => engine.detect(bytes).catch(() => []));
      if (profile !== undefined) found.push([photo, profile]);
    }
  } finally {
    await engine.close();
  }
  return found;
};

/** Everybody's first look without any wish; each person is a user of their own. Empty where there are no photos. */
export const looksOfPeople = async (folder: string, catalogue: Catalogue): Promise<readonly PersonLook[]> => {
  if (!existsSync(folder)) return [];
  // One face a person, of some a smiling one too.
  const photos = readPhotos(folder).photos.filter(({ set }) => set !== 'wild');
  const looks: PersonLook[] = [];
  for (const [photo, profile] of await profilesOf(photos)) {
    const request: StyleRequest = { profile, preferences: {}, userHash: `user ${photo.person}`, budgetMs: 10_000 };
    looks.push({ photo, request, set: await composeByRules(request, catalogue) });
  }
  return looks;
};

export interface PeopleFigures {
  readonly people: number;
  /** Different products on lips, cheeks and lids. */
  readonly trios: number;
  /** Share (0..1) of people who have the commonest of them. */
  readonly commonest: number;
  /** People with a neutral and a smiling photo. */
  readonly pairs: number;
  /** Of them, those with the same palette, and with the same three products. */
  readonly samePalette: number;
  readonly sameTrio: number;
}

const trioOf = ({ set }: PersonLook): string => shownKey(set.recommended.products);

export const peopleFigures = (looks: readonly PersonLook[]): PeopleFigures => {
  const first = looks.filter(({ photo }) => !photo.isFurther);
  const counts = new Map<string, number>();
  for (const look of first) counts.set(trioOf(look), (counts.get(trioOf(look)) ?? 0) + 1);
  const pairs = looks.flatMap((smiling) => {
    const neutral = first.find(({ photo }) => photo.person === smiling.photo.person);
    return smiling.photo.isFurther && neutral !== undefined ? [[neutral, smiling] as const] : [];
  });
  const colorway = ({ set }: PersonLook): string | undefined => set.recommended.colorway;
  return {
    people: first.length,
    trios: counts.size,
    commonest: Math.max(0, ...counts.values()) / Math.max(1, first.length),
    pairs: pairs.length,
    samePalette: pairs.filter(([one, other]) => colorway(one) === colorway(other)).length,
    sameTrio: pairs.filter(([one, other]) => trioOf(one) === trioOf(other)).length,
  };
};

/** What variety with stability asks of them: 40 trios in 87 people, none above 8 %, the same palette in nine of ten. */
export const peopleShort = ({ people, trios, commonest, pairs, samePalette }: PeopleFigures): readonly string[] => [
  ...(trios >= Math.min(40, (40 / 87) * people) ? [] : [`only ${String(trios)} trios`]),
  ...(commonest <= 0.08 ? [] : [`one trio for ${(100 * commonest).toFixed(0)} %`]),
  ...(samePalette >= 0.9 * pairs ? [] : [`the same palette for ${String(samePalette)} of ${String(pairs)} only`]),
];
