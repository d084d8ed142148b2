/** The closed word lists and the fields of a look's summary, once: schemas of the contract, stored items and the pure rooms are made of them. */

export const STYLES = ['natural', 'glam', 'bold'] as const;
export const OCCASIONS = ['everyday', 'work', 'date', 'party', 'wedding', 'festival'] as const;
export const FINISHES = ['matte', 'satin', 'dewy'] as const;
/** Product finishes are richer than the finish a user can ask for. */
export const PRODUCT_FINISHES = ['matte', 'satin', 'dewy', 'shimmer', 'metallic', 'glossy', 'sheer'] as const;
export const SKILLS = ['beginner', 'intermediate', 'expert'] as const;
export const SKIN_TYPES = ['dry', 'oily', 'combination', 'normal'] as const;
export const COVERAGES = ['sheer', 'medium', 'full'] as const;
export const REFINEMENTS = ['softer', 'bolder', 'warmer', 'cooler', 'another'] as const;

export const CATEGORIES = [
  'foundation',
  'concealer',
  'blush',
  'bronzer',
  'highlighter',
  'eyeshadow',
  'eyeliner',
  'mascara',
  'brow',
  'lipstick',
] as const;
export const AREAS = ['base', 'cheeks', 'eyes', 'brows', 'lips'] as const;
/** The areas from the mouth outwards, as presets list them. */
export const PRESET_REGIONS = ['lips', 'eyes', 'brows', 'cheeks', 'base'] as const;
/** How a layer meets what lies below it: the compositing modes of the W3C's "Compositing and Blending Level 1". */
export const BLENDS = ['normal', 'multiply', 'screen', 'soft-light'] as const;
/**
 * `meets`: below what a photo resolves; `close`: wearable; `check_at_the_jaw`: one of them by what was measured, but depth or undertone
 * is not sure; `none`: no close match, said plainly. See shade-match.ts.
 */
export const MATCH_VERDICTS = ['meets', 'close', 'check_at_the_jaw', 'none'] as const;

export const DEPTHS = ['fair', 'light', 'medium', 'tan', 'deep', 'rich'] as const;
export const MEASURED_UNDERTONES = ['warm', 'cool', 'neutral', 'olive'] as const;
export const UNDERTONES = [...MEASURED_UNDERTONES, 'unknown'] as const;
export const LIGHTINGS = ['even', 'warm_cast', 'cool_cast', 'tinted_cast', 'dim', 'bright', 'uneven'] as const;

export const MEASURED_FACE_SHAPES = ['oval', 'round', 'square', 'oblong', 'heart', 'diamond', 'triangle'] as const;
export const FACE_SHAPES = [...MEASURED_FACE_SHAPES, 'unknown'] as const;
export const EYE_SHAPES = ['almond', 'round', 'narrow', 'unknown'] as const;
export const EYE_ANGLES = ['upturned', 'straight', 'downturned', 'unknown'] as const;
export const EYE_SPACINGS = ['close', 'average', 'wide', 'unknown'] as const;
export const LIP_FULLNESSES = ['thin', 'medium', 'full', 'unknown'] as const;
export const BROW_SHAPES = ['straight', 'soft', 'arched', 'unknown'] as const;
/** Of hair as it is worn; grey is white too. */
export const HAIR_COLORS = ['black', 'dark_brown', 'brown', 'blonde', 'red', 'grey'] as const;
export const EYE_COLORS = ['brown', 'hazel', 'green', 'blue', 'grey'] as const;
/** Of lips as they are, painted or not. */
export const LIP_COLORS = ['pink', 'rose', 'coral', 'beige', 'red', 'berry', 'brown'] as const;
export const FEATURE_SOURCES = ['measured', 'joint', 'user'] as const;

/** Photos of a person that are remembered; more of them hardly sharpen an estimate that ends at a person's own bias. */
export const MOST_READINGS = 8;

/** Wishes that a look may not keep; `products` where the catalogue itself has nothing. */
export const UNMET_WISHES = [
  'brands',
  'budget',
  'minutes',
  'country',
  'currency',
  'vegan',
  'avoid',
  'refine',
  'products',
] as const;

export const UPLOAD_STATUSES = ['awaiting_upload', 'analyzing', 'ready', 'failed'] as const;
export const ENGINES = ['openai', 'rules'] as const;

export type UnmetWish = (typeof UNMET_WISHES)[number];
export type Style = (typeof STYLES)[number];
export type Occasion = (typeof OCCASIONS)[number];
export type Finish = (typeof FINISHES)[number];
export type ProductFinish = (typeof PRODUCT_FINISHES)[number];
export type Skill = (typeof SKILLS)[number];
export type SkinType = (typeof SKIN_TYPES)[number];
export type CoverageWish = (typeof COVERAGES)[number];
export type Refinement = (typeof REFINEMENTS)[number];
export type Category = (typeof CATEGORIES)[number];
export type Area = (typeof AREAS)[number];
export type PresetRegionName = (typeof PRESET_REGIONS)[number];
export type Blend = (typeof BLENDS)[number];
export type MatchVerdict = (typeof MATCH_VERDICTS)[number];
export type Depth = (typeof DEPTHS)[number];
export type Undertone = (typeof UNDERTONES)[number];
export type Lighting = (typeof LIGHTINGS)[number];
export type FaceShape = (typeof FACE_SHAPES)[number];
export type EyeShape = (typeof EYE_SHAPES)[number];
export type EyeAngle = (typeof EYE_ANGLES)[number];
export type EyeSpacing = (typeof EYE_SPACINGS)[number];
export type LipFullness = (typeof LIP_FULLNESSES)[number];
export type BrowShape = (typeof BROW_SHAPES)[number];
export type HairColor = (typeof HAIR_COLORS)[number];
export type EyeColor = (typeof EYE_COLORS)[number];
export type LipColor = (typeof LIP_COLORS)[number];
export type FeatureSource = (typeof FEATURE_SOURCES)[number];
export type UploadStatus = (typeof UPLOAD_STATUSES)[number];
export type Engine = (typeof ENGINES)[number];

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

/** What a page of looks shows: contract, stored item, index projections and body are made of it. */
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
