/** A look record as a stored item and back. Null in the domain is absent in the table. */
import type { LookItem } from '../../entities/look.ts';
import type { FaceProfile } from '../face/types.ts';
import type { AlternativeLook, ComposedLook, LookProduct, ShadeMatch } from '../looks/types.ts';
import type { LookRecord, LookRevision, LookSummary } from '../use-cases/ports.ts';
import { epochSeconds } from './table-calls.ts';
import { compact, storedPreferences } from './table-values.ts';

type StoredProduct = LookItem['recommended']['products'][number];

const toStoredMatch = ({ verdict, deltaE, lighter, darker, equivalents }: ShadeMatch) => ({
  verdict,
  deltaE,
  ...(lighter && { lighter: { ...lighter } }),
  ...(darker && { darker: { ...darker } }),
  equivalents: equivalents.map((shade) => ({ ...shade })),
});

const toStoredProduct = ({ price, match, ...rest }: LookProduct) => ({
  ...rest,
  ...(price !== null && { price }),
  ...(match && { match: toStoredMatch(match) }),
});

const toProduct = ({ price, match, ...rest }: StoredProduct): LookProduct => ({
  ...compact(rest),
  price: price ?? null,
  ...(match && { match: { ...match, lighter: match.lighter ?? null, darker: match.darker ?? null } }),
});

const toStoredRecommended = ({ products, steps, reasoning }: ComposedLook) => ({
  products: products.map(toStoredProduct),
  steps: steps.map((step) => ({ ...step })),
  reasoning: reasoning.map(({ text, features }) => ({ text, features: [...features] })),
});

const toStoredAlternative = ({ name, style, arPresetId, products }: AlternativeLook) => ({
  name,
  style,
  arPresetId,
  products: products.map(toStoredProduct),
});

const toStoredProfile = ({ skin, shape, features, quality, source }: FaceProfile) => ({
  skin: { ...skin, lab: { ...skin.lab }, confidence: { ...skin.confidence } },
  shape: { ...shape },
  features: { ...features },
  quality: { ...quality },
  source: { ...source },
});

const toStoredRevision = ({ refine, ...rest }: LookRevision) => ({ ...rest, ...(refine !== null && { refine }) });

/** What a revision replaces: everything but the keys, the creation time and what the user said about the look. */
export const toRevisable = (look: LookRecord) => ({
  updatedAt: look.updatedAt,
  revision: look.revision,
  lookName: look.recommended.name,
  arPresetId: look.recommended.arPresetId,
  style: look.recommended.style,
  palette: [...look.recommended.palette],
  skinTone: `${look.profile.skin.depth}-${look.profile.skin.undertone}`,
  faceShape: look.profile.shape.value,
  productCount: look.recommended.products.length,
  recommended: toStoredRecommended(look.recommended),
  alternatives: look.alternatives.map(toStoredAlternative),
  profile: toStoredProfile(look.profile),
  preferences: storedPreferences(look.preferences),
  provenance: compact({
    ...look.provenance,
    model: look.provenance.model ?? undefined,
    fallback: look.provenance.fallback ?? undefined,
  }),
  revisions: look.revisions.map(toStoredRevision),
  ...(look.measured && { measured: toStoredProfile(look.measured) }),
});

/** Seconds that a look is kept after it was made; undefined: without end. */
export const toItem = (look: LookRecord, retentionSeconds: number | undefined) => ({
  userId: look.userId,
  uploadId: look.uploadId,
  createdAt: look.createdAt,
  ...toRevisable(look),
  saved: look.saved,
  savedAt: look.savedAt ?? '',
  ...(look.name !== null && { name: look.name }),
  ...(look.notes !== null && { notes: look.notes }),
  ...(retentionSeconds !== undefined && { ttl: epochSeconds(Date.parse(look.createdAt)) + retentionSeconds }),
});

export const toRecord = (item: LookItem): LookRecord => ({
  uploadId: item.uploadId,
  userId: item.userId,
  revision: item.revision,
  createdAt: item.createdAt,
  updatedAt: item.updatedAt,
  recommended: {
    name: item.lookName,
    style: item.style,
    arPresetId: item.arPresetId,
    palette: item.palette,
    products: item.recommended.products.map(toProduct),
    steps: item.recommended.steps,
    reasoning: item.recommended.reasoning,
  },
  alternatives: item.alternatives.map((look) => ({ ...look, products: look.products.map(toProduct) })),
  profile: item.profile,
  ...(item.measured && { measured: item.measured }),
  preferences: compact(item.preferences),
  provenance: { ...item.provenance, model: item.provenance.model ?? null, fallback: item.provenance.fallback ?? null },
  revisions: item.revisions.map((revision) => ({ ...revision, refine: revision.refine ?? null })),
  ...toSavedState(item),
  notes: item.notes ?? null,
});

type SummaryItem = Pick<
  LookItem,
  | 'uploadId'
  | 'createdAt'
  | 'updatedAt'
  | 'revision'
  | 'lookName'
  | 'arPresetId'
  | 'style'
  | 'palette'
  | 'skinTone'
  | 'faceShape'
  | 'productCount'
  | 'saved'
  | 'savedAt'
  | 'name'
>;

const toSavedState = ({ saved, savedAt, name }: Pick<LookItem, 'saved' | 'savedAt' | 'name'>) => ({
  saved,
  savedAt: savedAt === '' ? null : savedAt,
  name: name ?? null,
});

export const toSummary = (item: SummaryItem): LookSummary => ({
  uploadId: item.uploadId,
  createdAt: item.createdAt,
  updatedAt: item.updatedAt,
  revision: item.revision,
  lookName: item.lookName,
  arPresetId: item.arPresetId,
  style: item.style,
  palette: item.palette,
  skinTone: item.skinTone,
  faceShape: item.faceShape,
  productCount: item.productCount,
  ...toSavedState(item),
});
