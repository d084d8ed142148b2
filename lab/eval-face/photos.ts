/** The labelled photos that the measurement is fitted to and judged on: studio portraits, synthetic faces, ordinary photos, and files that go wrong. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const SETS = ['london', 'synthetic', 'wild'] as const;
export type PhotoSet = (typeof SETS)[number];

export interface LabelledPhoto {
  readonly set: PhotoSet;
  readonly file: string;
  /** Photos of one person share it, so that nobody stands on both sides of a fold. */
  readonly person: string;
  /** Monk tone by one rater's eye, halves allowed; absent where nobody rated. */
  readonly monk?: number;
  /** Whether a person would call it a fine selfie. */
  readonly kind: 'usable' | 'borderline' | 'refuse' | 'same_person_only';
  /** The kind of light, or what is wrong with the photo. */
  readonly note: string;
  /** A further photo of a person who is judged by another one. */
  readonly isFurther: boolean;
}

interface Item {
  readonly file: string;
  readonly smiling?: string;
  readonly monk?: number | null;
  readonly kind?: LabelledPhoto['kind'];
  readonly note?: string | null;
  readonly person?: string;
}

const photosOf = (root: string, set: PhotoSet, item: Item): readonly LabelledPhoto[] => {
  const photo = (file: string, isFurther: boolean): LabelledPhoto => ({
    set,
    file: path.join(root, set, file),
    person: `${set}/${item.person ?? item.file}`,
    ...(typeof item.monk === 'number' ? { monk: item.monk } : {}),
    kind: item.kind ?? 'usable',
    note: item.note ?? (set === 'wild' ? 'unknown' : 'studio'),
    isFurther,
  });
  return [photo(item.file, false), ...(item.smiling === undefined ? [] : [photo(item.smiling, true)])];
};

export interface Photos {
  readonly photos: readonly LabelledPhoto[];
  /** Sets without a manifest, and files that a manifest names and that are not there. */
  readonly missing: readonly string[];
}

/** Of all sets below the folder; throws when there is no photo. */
export const readPhotos = (root: string): Photos => {
  const isThere = (set: PhotoSet): boolean => existsSync(path.join(root, set, 'manifest.json'));
  const named = SETS.filter(isThere).flatMap((set) => {
    const manifest = readFileSync(path.join(root, set, 'manifest.json'), 'utf8');
    const { items } = JSON.parse(manifest) as { readonly items: readonly Item[] };
    return items.flatMap((item) => photosOf(root, set, item));
  });
  const photos = named.filter(({ file }) => existsSync(file));
  if (photos.length === 0) throw new Error(`No photos of ${SETS.join(', ')} in ${root}`);
  const files = named.filter(({ file }) => !existsSync(file)).map(({ file }) => file);
  return { photos, missing: [...SETS.filter((set) => !isThere(set)), ...files] };
};

export interface HardFile {
  readonly file: string;
  /** The code, or words that describe a good answer. */
  readonly expect: string;
}

/** Files that go wrong; none where the folder is not there. */
export const readHardFiles = (root: string): readonly HardFile[] => {
  const manifest = path.join(root, 'hard', 'manifest.json');
  if (!existsSync(manifest)) return [];
  const { items } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly items: readonly HardFile[] };
  return items.map(({ file, expect }) => ({ file: path.join(root, 'hard', file), expect }));
};
