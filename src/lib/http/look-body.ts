/** Stored look -> the contract's look and summary. */
import type { LookBody, LookSummaryBody } from '../contract/look.ts';
import type { FaceProfile } from '../face/types.ts';
import type { LookSummary } from '../vocabulary.ts';
import type { LookProduct } from '../looks/types.ts';
import type { LookRecord } from '../use-cases/ports.ts';

type ProductBody = LookBody['products'][number];

export const skinToneOf = ({ skin }: FaceProfile): string => `${skin.depth}-${skin.undertone}`;

export const productLinks = (products: readonly LookProduct[]): string[] => [
  ...new Set(products.map(({ url }) => url)),
];

export const productBodies = (products: readonly LookProduct[]): ProductBody[] => products as ProductBody[];

const skinBody = ({ range, patches, ...skin }: FaceProfile['skin']): LookBody['faceProfile']['skin'] => ({
  ...skin,
  ...(range && { range: [...range] }),
  ...(patches && { patches: [...patches] }),
});

const profileBody = ({ skin, shape, quality, source }: FaceProfile): LookBody['faceProfile'] => ({
  skin: skinBody(skin),
  shape: { ...shape, candidates: shape.candidates.map((candidate) => ({ ...candidate })) },
  quality,
  source,
});

const recommendedBody = ({ recommended }: LookRecord): LookBody['recommendedLook'] => ({
  name: recommended.name,
  style: recommended.style,
  products: productBodies(recommended.products),
  palette: [...recommended.palette],
  steps: [...recommended.steps],
  reasoning: recommended.reasoning.map(({ text, features }) => ({ text, features: [...features] })),
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
  skinTone: skinToneOf(look.profile),
  faceShape: look.profile.shape.value,
  facialFeatures: look.profile.features,
  recommendedLook: recommendedBody(look),
  alternatives: look.alternatives.map((alternative) => ({
    name: alternative.name,
    style: alternative.style,
    arPresetId: alternative.arPresetId,
    products: productBodies(alternative.products),
  })),
  faceProfile: profileBody(look.profile),
  saved: look.saved,
  savedAt: look.savedAt,
  name: look.name,
  notes: look.notes,
  revisions: [...look.revisions],
  provenance: look.provenance,
});

export const summaryBody = ({ uploadId, ...summary }: LookSummary): LookSummaryBody => ({
  uploadId,
  status: 'ready',
  ...summary,
});
