/** Reads a folder of labelled photos: one manifest per sub-folder, each item a file with what is known about it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface LabelledPhoto {
  /** Path below the data folder, which also names the photo in reports. */
  readonly id: string;
  readonly file: string;
  /** The same person in all photos that share this. */
  readonly person: string;
  readonly kind: 'neutral' | 'smiling' | 'synthetic' | 'hard';
  readonly monk?: number;
  readonly raters?: Readonly<Record<string, number>>;
  readonly referenceIta?: number;
  readonly undertone?: string;
  readonly faceShape?: string;
  /** The code, or the words that describe a good answer. */
  readonly expect?: string;
}

interface ManifestItem {
  readonly file: string;
  readonly smiling?: string;
  readonly monk?: number | null;
  readonly raters?: Readonly<Record<string, number>>;
  readonly referenceIta?: number;
  readonly undertone?: string;
  readonly faceShape?: string;
  readonly expect?: string;
}

const labelsOf = (item: ManifestItem) => ({
  ...(typeof item.monk === 'number' ? { monk: item.monk } : {}),
  ...(item.raters === undefined ? {} : { raters: item.raters }),
  ...(item.referenceIta === undefined ? {} : { referenceIta: item.referenceIta }),
  ...(item.undertone === undefined ? {} : { undertone: item.undertone }),
  ...(item.faceShape === undefined ? {} : { faceShape: item.faceShape }),
  ...(item.expect === undefined ? {} : { expect: item.expect }),
});

const kindOf = (folder: string, item: ManifestItem): LabelledPhoto['kind'] => {
  if (item.expect !== undefined) return 'hard';
  return folder.includes('synthetic') ? 'synthetic' : 'neutral';
};

const photosOf = (root: string, folder: string, item: ManifestItem): LabelledPhoto[] => {
  const person = path.join(folder, item.file);
  const photo = (name: string, kind: LabelledPhoto['kind']): LabelledPhoto => ({
    id: path.join(folder, name),
    file: path.join(root, folder, name),
    person,
    kind,
    ...labelsOf(item),
  });
  const first = photo(item.file, kindOf(folder, item));
  return item.smiling === undefined ? [first] : [first, photo(item.smiling, 'smiling')];
};

const readManifest = (root: string, folder: string): LabelledPhoto[] => {
  const file = path.join(root, folder, 'manifest.json');
  if (!existsSync(file)) return [];
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { readonly items: readonly ManifestItem[] };
  return items.flatMap((item) => photosOf(root, folder, item)).filter((photo) => existsSync(photo.file));
};

/** Photos of the folder itself and of its direct sub-folders; throws when there is no manifest. */
export const readDataset = (root: string): readonly LabelledPhoto[] => {
  if (!existsSync(root)) throw new Error(`There is no folder ${root}`);
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const photos = ['', ...folders].flatMap((folder) => readManifest(root, folder));
  if (photos.length === 0) throw new Error(`No manifest.json with photos in ${root} or its sub-folders`);
  return photos;
};
