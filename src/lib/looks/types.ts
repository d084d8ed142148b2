/** Shapes of the looks room: catalogue, presets, wishes, shortlists, and the looks composed of them. */
import type { FaceProfile, Lab } from '../face/types.ts';
import type {
  Area,
  Blend,
  Category,
  CoverageWish,
  Engine,
  EyeColor,
  Finish,
  HairColor,
  MatchVerdict,
  Occasion,
  PresetRegionName,
  ProductFinish,
  Refinement,
  Skill,
  SkinType,
  Style,
  Undertone,
  UnmetWish,
} from '../vocabulary.ts';

/** One purchasable shade: the catalogue's row, and the only thing an answer may recommend. */
export interface Product {
  readonly productId: string;
  readonly category: Category;
  readonly brand: string;
  readonly name: string;
  readonly shade: string;
  readonly hex: string;
  readonly lab: Lab;
  readonly finish: ProductFinish;
  readonly undertone: Undertone;
  /** In `currency`; null when the source does not say. */
  readonly price: number | null;
  readonly currency: string;
  readonly url: string;
  readonly imageUrl?: string;
  /** Global Trade Item Number, 8 to 14 digits. */
  readonly gtin?: string;
  /** As the shop says it, for example `30 ml`. */
  readonly size?: string;
  /** Its color was measured on skin or by spectrophotometer, not printed as a swatch; see catalogue/color-spaces.ts. */
  readonly measuredOnSkin?: boolean;
  /** ISO 3166-1 alpha-2; empty means everywhere. */
  readonly countries: readonly string[];
  readonly available: boolean;
  readonly vegan: boolean;
  /** Lower-case names, for example `nut`, `fragrance`, `carmine`. */
  readonly allergens: readonly string[];
  readonly catalogVersion: string;
}

/** A place that a preset paints. Color, finish and coverage are its sample; a look brings its own (see render/layers.ts). */
export interface PresetRegion {
  readonly region: PresetRegionName;
  /** What is applied there: a region can carry several layers, for example eyes: lid, crease, eyeliner, mascara. */
  readonly layer: string;
  readonly hex: string;
  readonly finish: ProductFinish;
  /** 0..1 */
  readonly coverage: number;
  readonly blend: Blend;
}

export interface PresetTemplate {
  /** Object key in the AR assets bucket. */
  readonly key: string;
  readonly contentType: string;
  /** Lower-case hex SHA-256 of the object. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface Preset {
  /** For example `soft_glam_v1`. */
  readonly presetId: string;
  readonly version: number;
  readonly name: string;
  readonly style: Style;
  readonly description: string;
  readonly occasions: readonly Occasion[];
  /** Undertones the palette flatters; empty means any. */
  readonly undertones: readonly Undertone[];
  /** Inclusive Monk range the palette reads well on. */
  readonly monkRange: readonly [number, number];
  readonly regions: readonly PresetRegion[];
  readonly template: PresetTemplate;
}

/** Foundation shades are read by undertone family in order of lightness. */
export interface FoundationQuery {
  readonly undertone: Exclude<Undertone, 'unknown'>;
  /** Inclusive CIELAB L* window, 0..100. */
  readonly minL: number;
  readonly maxL: number;
  readonly limit: number;
}

/** The catalogue as the looks room sees it: bounded queries, never a full read. */
export interface Catalogue {
  foundations(query: FoundationQuery): Promise<readonly Product[]>;
  byCategory(category: Exclude<Category, 'foundation'>, limit: number): Promise<readonly Product[]>;
  presets(): Promise<readonly Preset[]>;
}

export interface Preferences {
  readonly style?: Style;
  readonly occasion?: Occasion;
  /** 0..100 */
  readonly intensity?: number;
  readonly finish?: Finish;
  readonly skill?: Skill;
  /** 1..120 */
  readonly minutes?: number;
  readonly budget?: { readonly max: number; readonly currency: string };
  readonly vegan?: boolean;
  readonly avoid?: readonly string[];
  readonly brands?: readonly string[];
  readonly country?: string;
  readonly locale?: string;
  readonly skinType?: SkinType;
  readonly coverage?: CoverageWish;
  /** At most 280 characters; data, never instructions. */
  readonly notes?: string;
}

/** Another foundation shade, named shortly. */
export interface NearShade {
  readonly productId: string;
  readonly brand: string;
  readonly shade: string;
  /** CIEDE2000 to the target skin color. */
  readonly deltaE: number;
}

/** How well the recommended foundation shade meets the skin, and what stands near it. */
export interface ShadeMatch {
  readonly verdict: MatchVerdict;
  readonly deltaE: number;
  /** The nearest lighter and darker shades of the same product; null at the end of its range. */
  readonly lighter: NearShade | null;
  readonly darker: NearShade | null;
  /** The nearest shades of other brands, best first, at most two. */
  readonly equivalents: readonly NearShade[];
}

type Shown = 'productId' | 'category' | 'brand' | 'name' | 'shade' | 'hex' | 'finish' | 'price' | 'currency' | 'url';

export interface LookProduct extends Pick<Product, Shown | 'imageUrl' | 'gtin' | 'size' | 'measuredOnSkin'> {
  /** Ids of products that could stand in for it, best first; absent in looks made before there were any. */
  readonly substitutes?: readonly string[];
  /** CIEDE2000 to the target skin color; foundation and concealer only. */
  readonly deltaE?: number;
  /** Foundation of the recommended look only. */
  readonly match?: ShadeMatch;
  readonly reason: string;
  /** Of the reason; absent like a text's `code`. */
  readonly reasonCode?: string;
  readonly reasonValues?: Values;
}

/** What a text speaks of, by name. */
export type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** The same as an English text, for an app that says it in its own words; absent where a model wrote it, and in older looks. */
interface Coded {
  readonly code?: string;
  readonly values?: Values;
}

export interface LookStep extends Coded {
  readonly area: Area;
  readonly technique: string;
  /** What it is applied with; absent in looks made before it was told, see older-look.ts. */
  readonly tool?: string;
  readonly productId: string;
  readonly finish: ProductFinish;
  /** 0..100 */
  readonly intensity: number;
}

export interface Reason extends Coded {
  readonly text: string;
  /** Names of measured features that the text cites. */
  readonly features: readonly string[];
}

/** A wish that could not be kept. */
export interface Unmet {
  readonly wish: UnmetWish;
  readonly code: string;
  readonly values: Values;
  /** In English, for the user. */
  readonly why: string;
}

export interface ComposedLook {
  /** BCP 47: of the texts that a model wrote, English otherwise. Absent in older looks. */
  readonly language?: string;
  /** Absent in older looks, which said it among the reasons. */
  readonly unmet?: readonly Unmet[];
  /** The palette that it was planned for; what a refinement starts from. Not part of an answer. */
  readonly colorway?: string;
  readonly name: string;
  readonly style: Style;
  readonly arPresetId: string;
  readonly products: readonly LookProduct[];
  /** Hex colors, most visible first. */
  readonly palette: readonly string[];
  readonly steps: readonly LookStep[];
  readonly reasoning: readonly Reason[];
}

/** A look in another style, as whole as the recommended one. Its id, unique within a look, is its style. */
export type AlternativeLook = ComposedLook;

export interface StyleProvenance {
  readonly engine: Engine;
  /** The model that answered; null for the rules engine. */
  readonly model: string | null;
  readonly promptVersion: string;
  readonly algorithmVersion: string;
  readonly catalogVersion: string;
  readonly cached: boolean;
  /** Why the rules engine answered though a model is configured; null otherwise. */
  readonly fallback: string | null;
}

export interface LookSet {
  readonly recommended: ComposedLook;
  /** At most two looks in the other styles. */
  readonly alternatives: readonly AlternativeLook[];
  readonly provenance: StyleProvenance;
}

/** What is known of the person beyond the face profile. */
export interface Traits {
  readonly hair?: HairColor;
  readonly eyes?: EyeColor;
  /** Not the user's word: for the shade of brows alone, where `hair` is not told. */
  readonly measuredHair?: HairColor;
  /** `#rrggbb` of the brows as they are worn, on a photo. */
  readonly measuredBrows?: string;
}

export interface StyleRequest {
  readonly profile: FaceProfile;
  readonly traits?: Traits;
  readonly preferences: Preferences;
  readonly refine?: Refinement;
  /** The revision being refined, so that `another` differs from it and `softer` starts from it. */
  readonly previous?: {
    readonly style: Style;
    readonly arPresetId: string;
    readonly revision: number;
    readonly intensity?: number;
    /** What it used, so that `warmer` and `cooler` move away from what was really shown. */
    readonly productIds?: readonly string[];
    readonly colorway?: string;
    /** Palettes and colors (`shownKey`) of the last revisions, this one last, each with the wish that made it. */
    readonly trail?: readonly Readonly<{ colorway?: string; shown?: string; refine: Refinement | null }>[];
  };
  /** A hash that stands for the user towards the model provider; never the id itself. */
  readonly userHash: string;
  /** Awaited immediately before anything is told to the model provider; throws where nothing may leave any more. */
  readonly beforeAsking?: () => Promise<void>;
  /** Milliseconds that the stylist may take in all. */
  readonly budgetMs: number;
}

/**
 * Chooses three looks. Never throws for an upstream's fault: it falls back to the rules and says so.
 * @throws what `beforeAsking` throws
 */
export type Stylist = (request: StyleRequest) => Promise<LookSet>;
