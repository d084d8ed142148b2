/** Domain objects for tests; each factory takes what the test cares about. */
import type { FaceProfile, MeasuredFace, PhotoReading } from '../src/lib/face/types.ts';
import type { ComposedLook, LookProduct, LookSet, Preset } from '../src/lib/looks/types.ts';
import type { LookRecord, UploadRecord } from '../src/lib/use-cases/ports.ts';

export const USER = '11111111-1111-4111-8111-111111111111';
export const OTHER = '22222222-2222-4222-8222-222222222222';
export const UPLOAD = '0b0c0000-0000-4000-8000-000000000001';
const AT = '2026-11-24T09:59:00.000Z';

export const aProfile = (skin: Partial<FaceProfile['skin']> = {}): FaceProfile => ({
  skin: {
    hex: '#b98763',
    lab: { l: 59.8, a: 15.1, b: 24.6 },
    ita: 21.7,
    monk: 5,
    depth: 'medium',
    undertone: 'warm',
    confidence: { depth: 0.86, undertone: 0.71 },
    lighting: 'even',
    ...skin,
  },
  shape: {
    value: 'oval',
    runnerUp: 'round',
    confidence: 0.64,
    candidates: [
      { value: 'oval', probability: 0.64 },
      { value: 'round', probability: 0.2 },
    ],
  },
  features: {
    lips: 'full',
    eyes: 'almond',
    eyeAngle: 'upturned',
    eyeSpacing: 'unknown',
    brows: 'arched',
  },
  quality: { brightness: 71, sharpness: 88, yaw: -3.1, pitch: 4, roll: 1.2 },
  source: { undertone: 'measured', depth: 'measured', shape: 'measured' },
});

export const aMeasuredFace = (
  skin: Partial<FaceProfile['skin']> = {},
  reading: Partial<PhotoReading> = {},
): MeasuredFace => ({
  profile: aProfile(skin),
  reading: { tone: 5.1, toneError: 0.75, hue: 9.5, hueError: 6.4, redness: 0.6, ...reading },
});

export const aProduct = (overrides: Partial<LookProduct> = {}): LookProduct => ({
  productId: 'lip-1',
  category: 'lipstick',
  brand: 'Maison Demo',
  name: 'Velvet Lip',
  shade: 'Rosewood',
  hex: '#a04050',
  finish: 'matte',
  price: 21,
  currency: 'USD',
  url: 'https://example.com/lip-1',
  substitutes: [],
  reason: 'A rosewood flatters a warm undertone.',
  ...overrides,
});

export const aComposedLook = (overrides: Partial<ComposedLook> = {}): ComposedLook => ({
  name: 'Soft Glam',
  style: 'glam',
  arPresetId: 'soft_glam_v1',
  products: [aProduct()],
  palette: ['#a04050'],
  steps: [
    { area: 'lips', technique: 'Blot once.', tool: 'lip brush', productId: 'lip-1', finish: 'matte', intensity: 40 },
  ],
  reasoning: [{ text: 'Warm reds suit a warm undertone.', features: ['undertone'] }],
  ...overrides,
});

export const aLookSet = (recommended: Partial<ComposedLook> = {}): LookSet => ({
  recommended: aComposedLook(recommended),
  alternatives: (['natural', 'bold'] as const).map((style) => ({
    ...aComposedLook(),
    name: style,
    style,
    arPresetId: `${style}_v1`,
  })),
  provenance: {
    engine: 'rules',
    model: null,
    promptVersion: '1',
    algorithmVersion: '1',
    catalogVersion: '1',
    cached: false,
    fallback: null,
  },
});

export const anUpload = (overrides: Partial<UploadRecord> = {}): UploadRecord => ({
  uploadId: UPLOAD,
  userId: USER,
  status: 'awaiting_upload',
  objectKey: `selfies/${overrides.uploadId ?? UPLOAD}.jpg`,
  contentType: 'image/jpeg',
  preferences: {},
  createdAt: AT,
  updatedAt: AT,
  urlExpiresAt: '2026-11-24T10:00:00.000Z',
  attempts: 0,
  ...overrides,
});

export const aLook = (overrides: Partial<LookRecord> = {}): LookRecord => ({
  uploadId: UPLOAD,
  userId: USER,
  revision: 1,
  createdAt: AT,
  updatedAt: AT,
  ...aLookSet(),
  profile: aProfile(),
  preferences: {},
  revisions: [
    { revision: 1, createdAt: AT, lookName: 'Soft Glam', arPresetId: 'soft_glam_v1', style: 'glam', refine: null },
  ],
  saved: false,
  savedAt: null,
  name: null,
  notes: null,
  ...overrides,
});

export const aPreset = (overrides: Partial<Preset> = {}): Preset => ({
  presetId: 'soft_glam_v1',
  version: 1,
  name: 'Soft Glam',
  style: 'glam',
  description: 'A soft evening look.',
  occasions: ['date'],
  undertones: [],
  monkRange: [1, 10],
  regions: [{ region: 'lips', layer: 'lipstick', hex: '#a04050', finish: 'matte', coverage: 0.6, blend: 'normal' }],
  template: { key: 'templates/soft_glam_v1.json', contentType: 'application/json', sha256: 'a'.repeat(64), bytes: 10 },
  ...overrides,
});
