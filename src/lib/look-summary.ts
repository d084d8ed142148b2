/** What a page of looks shows: the one list that contract, stored item, index projections and body are made of. */
import { FACE_SHAPES, STYLES } from './vocabulary.ts';

/** What a field may hold, named; a word list stands for itself. */
interface Kinds {
  id: string;
  time: string;
  'time or null': string | null;
  text: string;
  'text or null': string | null;
  count: number;
  flag: boolean;
  colors: readonly string[];
  'depth and undertone': string;
}
export type SummaryKind = keyof Kinds;

export const LOOK_SUMMARY = {
  uploadId: 'id',
  createdAt: 'time',
  updatedAt: 'time',
  revision: 'count',
  lookName: 'text',
  arPresetId: 'text',
  style: STYLES,
  palette: 'colors',
  skinTone: 'depth and undertone',
  faceShape: FACE_SHAPES,
  productCount: 'count',
  saved: 'flag',
  savedAt: 'time or null',
  name: 'text or null',
} as const satisfies Record<string, SummaryKind | readonly string[]>;

type Fields = typeof LOOK_SUMMARY;
export type SummaryField = keyof Fields;
export const SUMMARY_FIELDS = Object.keys(LOOK_SUMMARY) as SummaryField[];

type ValueOf<Kind> = Kind extends SummaryKind ? Kinds[Kind] : Kind extends readonly (infer Word)[] ? Word : never;
export type LookSummary = { readonly [Name in SummaryField]: ValueOf<Fields[Name]> };
