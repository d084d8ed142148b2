/** A look record as a stored item and back. Null in the domain is absent in the table. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type LookEntity, type LookItem, lookSchema, UNSAVED } from '../../../entities/look.ts';
import { ownerOf } from '../../../entities/shapes.ts';
import type { FaceProfile } from '../../face/types.ts';
import { type LookSummary, SUMMARY_FIELDS, type SummaryField } from '../../vocabulary.ts';
import { type MadeFor, type StoredLook, wholeLook } from '../../looks/older-look.ts';
import type { LookRecord, LookRevision } from '../../use-cases/ports.ts';
import { assertShapes, compact, epochSeconds, pick, type RawLook, storedPreferences } from './on-table.ts';

interface Composed {
  readonly recommended: Omit<LookRecord['recommended'], 'name' | 'style' | 'arPresetId' | 'palette'>;
  readonly alternatives: readonly StoredLook[];
}

const deflate = (composed: Composed): Uint8Array => deflateRawSync(JSON.stringify(composed));
const inflate = (bytes: Uint8Array): Composed => JSON.parse(inflateRawSync(bytes).toString()) as Composed;

/** What the summary says is not said twice. */
const toComposed = ({ recommended, alternatives }: LookRecord): Uint8Array => {
  const { name: _name, style: _style, arPresetId: _preset, palette: _palette, ...rest } = recommended;
  return deflate({ recommended: rest, alternatives });
};

const toStoredSkin = ({ lab, confidence, range, patches, ...skin }: FaceProfile['skin']) => ({
  ...skin,
  lab: { ...lab },
  confidence: { ...confidence },
  ...(range && { range: [...range] }),
  ...(patches && { patches: patches.map((patch) => ({ ...patch })) }),
});

const toStoredProfile = ({ skin, shape, features, quality, source }: FaceProfile) => ({
  skin: toStoredSkin(skin),
  shape: { ...shape, candidates: shape.candidates.map((candidate) => ({ ...candidate })) },
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
  composed: toComposed(look),
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
  owner: ownerOf(look.userId),
  userId: look.userId,
  uploadId: look.uploadId,
  createdAt: look.createdAt,
  ...toRevisable(look),
  saved: look.saved,
  savedAt: look.savedAt ?? UNSAVED,
  ...(look.name !== null && { name: look.name }),
  ...(look.notes && { notes: look.notes }),
  ...(retentionSeconds !== undefined && { ttl: epochSeconds(Date.parse(look.createdAt)) + retentionSeconds }),
});

const toLooks = (item: LookItem, madeFor: MadeFor): Pick<LookRecord, 'recommended' | 'alternatives'> => {
  const { recommended, alternatives } = inflate(item.composed);
  const { lookName: name, style, arPresetId, palette } = item;
  return {
    recommended: wholeLook({ name, style, arPresetId, palette, ...recommended }, madeFor),
    alternatives: alternatives.map((alternative) => wholeLook(alternative, madeFor)),
  };
};

const toProfile = ({ skin, shape, colors, ...profile }: LookItem['profile']): FaceProfile => {
  const { range: [first, last] = [], patches, photos, ...rest } = skin;
  const range = first !== undefined && last !== undefined && { range: [first, last] as const };
  return {
    ...profile,
    ...(colors && { colors: compact(colors) }),
    shape: { ...shape, candidates: shape.candidates ?? [] },
    skin: { ...rest, ...range, ...(patches && { patches }), ...(photos !== undefined && { photos }) },
  };
};

const toMadeFor = (item: LookItem): MadeFor => ({
  profile: toProfile(item.profile),
  preferences: compact(item.preferences),
});

/**
 * ElectroDB refuses a whole page for one attribute that is not of its type, so each row is parsed by itself.
 * @throws Error for what is no look of this version
 */
export const parsedLook = (looks: LookEntity, Item: RawLook): LookItem => {
  assertShapes(lookSchema.attributes, Item);
  const { data } = looks.parse({ Item });
  if (data === null) throw new Error('A row is no look of this version');
  return data;
};

/** @throws Error for a damaged row */
export const toRecord = (item: LookItem): LookRecord => {
  assertWhole(item);
  return {
    uploadId: item.uploadId,
    userId: item.userId,
    revision: item.revision,
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    ...toLooks(item, toMadeFor(item)),
    ...toMadeFor(item),
    ...(item.measured && { measured: toProfile(item.measured) }),
    provenance: {
      ...item.provenance,
      model: item.provenance.model ?? null,
      fallback: item.provenance.fallback ?? null,
    },
    revisions: item.revisions.map((revision) => ({ ...compact(revision), refine: revision.refine ?? null })),
    ...toSavedState(item),
    notes: item.notes ?? null,
  };
};

const toSavedState = ({ saved, savedAt, name }: Pick<LookItem, 'saved' | 'savedAt' | 'name'>) => ({
  saved,
  savedAt: savedAt === UNSAVED ? null : savedAt,
  name: name ?? null,
});

/** @throws Error for a row that lacks what every look has */
const assertWhole = (item: Pick<LookItem, SummaryField>): void => {
  const row: Readonly<Record<string, unknown>> = item;
  const missing = SUMMARY_FIELDS.filter((field) => field !== 'name' && (row[field] ?? undefined) === undefined);
  if (missing.length > 0) throw new Error(`A look lacks ${missing.join(', ')}`);
};

/** @throws Error for a damaged row */
export const toSummary = (item: Pick<LookItem, SummaryField>): LookSummary => {
  assertWhole(item);
  return { ...pick(item, SUMMARY_FIELDS), ...toSavedState(item) };
};
