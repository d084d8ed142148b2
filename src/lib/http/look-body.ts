/** Stored look -> the contract's look and summary. */
import type { LookBody, LookSummaryBody } from '../contract/look.ts';
import type { FaceProfile } from '../face/types.ts';
import type { LookSummary } from '../vocabulary.ts';
import { labToHex } from '../color.ts';
import { foundationTarget } from '../looks/catalogue/color-spaces.ts';
import { minutesOf, totalOf } from '../looks/effort.ts';
import type { ComposedLook, LookProduct, LookStep, Values } from '../looks/types.ts';
import type { LookRecord } from '../use-cases/ports.ts';

type ProductBody = LookBody['products'][number];
type ValueBodies = LookBody['unmet'][number]['values'];

/** Of a text that stands for itself: a model's, or one of a look made before texts had codes. */
const FREE_TEXT = 'free_text';

const valueBodies = (values: Values): ValueBodies =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : [...value],
    ]),
  );

export const skinToneOf = ({ skin }: FaceProfile): string => `${skin.depth}-${skin.undertone}`;

export const productLinks = (products: readonly LookProduct[]): string[] => [
  ...new Set(products.map(({ url }) => url)),
];

export const productBodies = (products: readonly LookProduct[]): ProductBody[] =>
  products.map(
    ({ reasonCode = FREE_TEXT, reasonValues = {}, substitutes = [], ...product }) =>
      ({
        ...product,
        substitutes: [...substitutes],
        reasonCode,
        reasonValues: valueBodies(reasonValues),
      }) as ProductBody,
  );

const stepBodies = (steps: readonly LookStep[]): LookBody['recommendedLook']['steps'] =>
  steps.map(({ tool = 'fingertip', code = FREE_TEXT, values = {}, ...step }) => ({
    ...step,
    tool,
    code,
    values: valueBodies(values),
  }));

const unmetBodies = ({ unmet = [] }: ComposedLook): LookBody['unmet'] =>
  unmet.map(({ values, ...rest }) => ({ ...rest, values: valueBodies(values) }));

const skinBody = (profile: FaceProfile): LookBody['faceProfile']['skin'] => {
  const { range, patches, ...skin } = profile.skin;
  return {
    ...skin,
    matchTarget: labToHex(foundationTarget(profile)),
    ...(range && { range: [...range] }),
    ...(patches && { patches: [...patches] }),
  };
};

export const profileBody = (profile: FaceProfile): LookBody['faceProfile'] => ({
  skin: skinBody(profile),
  shape: { ...profile.shape, candidates: profile.shape.candidates.map((candidate) => ({ ...candidate })) },
  ...(profile.colors && { colors: profile.colors }),
  quality: profile.quality,
  source: profile.source,
});

const composedBody = (look: ComposedLook): LookBody['recommendedLook'] => ({
  name: look.name,
  style: look.style,
  products: productBodies(look.products),
  palette: [...look.palette],
  steps: stepBodies(look.steps),
  reasoning: look.reasoning.map(({ text, features, code = FREE_TEXT, values = {} }) => ({
    text,
    features: [...features],
    code,
    values: valueBodies(values),
  })),
});

const costBody = (look: ComposedLook, { preferences }: LookRecord): Pick<LookBody, 'total' | 'minutes'> => ({
  total: totalOf(look.products),
  minutes: minutesOf(look, preferences),
});

export const lookBody = (look: LookRecord): LookBody => ({
  uploadId: look.uploadId,
  userId: look.userId,
  status: 'ready',
  revision: look.revision,
  createdAt: look.createdAt,
  updatedAt: look.updatedAt,
  lookName: look.recommended.name,
  arPresetId: look.recommended.arPresetId,
  products: productBodies(look.recommended.products),
  productLinks: productLinks(look.recommended.products),
  ...costBody(look.recommended, look),
  language: look.recommended.language ?? 'en',
  unmet: unmetBodies(look.recommended),
  skinTone: skinToneOf(look.profile),
  faceShape: look.profile.shape.value,
  facialFeatures: look.profile.features,
  recommendedLook: composedBody(look.recommended),
  alternatives: look.alternatives.map((alternative) => ({
    id: alternative.style,
    arPresetId: alternative.arPresetId,
    ...composedBody(alternative),
    ...costBody(alternative, look),
    unmet: unmetBodies(alternative),
  })),
  faceProfile: profileBody(look.profile),
  saved: look.saved,
  savedAt: look.savedAt,
  name: look.name,
  notes: look.notes,
  revisions: look.revisions.map(({ colorway: _colorway, shown: _shown, wish: _wish, ...revision }) => revision),
  provenance: look.provenance,
});

export const summaryBody = ({ uploadId, ...summary }: LookSummary): LookSummaryBody => ({
  uploadId,
  status: 'ready',
  ...summary,
});
