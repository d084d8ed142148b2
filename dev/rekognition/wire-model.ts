/** Holds requests and answers to AWS's own model of Rekognition, as the SDK carries it: no foreign field, type or word passes. */
import {
  Attribute,
  DetectFacesRequest$,
  DetectFacesResponse$,
  EmotionName,
  GenderType,
  LandmarkType,
  OrientationCorrection,
} from '@aws-sdk/client-rekognition';
import { NormalizedSchema } from '@smithy/core/schema';

type Words = Readonly<Record<string, string>>;

/** The SDK's schemas know an enumeration as a string only; its words stand beside them. */
const WORDS: Readonly<Record<string, Words>> = {
  'DetectFacesRequest.Attributes': Attribute,
  'DetectFacesResponse.OrientationCorrection': OrientationCorrection,
  'Landmark.Type': LandmarkType,
  'Gender.Value': GenderType,
  'Emotion.Type': EmotionName,
};

/** Percent and Degree of the API reference, and what it says of Quality. */
const PERCENT = [0, 100] as const;
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  Confidence: PERCENT,
  Brightness: PERCENT,
  Sharpness: PERCENT,
  Roll: [-180, 180],
  Yaw: [-180, 180],
  Pitch: [-180, 180],
};

interface Place {
  /** Such as `FaceDetails[0].Pose`. */
  readonly path: string;
  /** Such as `Landmark.Type`; a list's values stand at its own. */
  readonly member: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrongText = (value: unknown, { path, member }: Place): string[] => {
  if (typeof value !== 'string') return [`${path} is no string`];
  const words = WORDS[member];
  return words === undefined || Object.values(words).includes(value) ? [] : [`${path} cannot be ${value}`];
};

const wrongNumber = (value: unknown, { path, member }: Place): string[] => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [`${path} is no number`];
  const [least, most] = RANGES[member.split('.')[1] ?? ''] ?? [-Infinity, Infinity];
  return value < least || value > most ? [`${path} is not within ${least} and ${most}`] : [];
};

const wrongList = (schema: NormalizedSchema, value: unknown, place: Place): string[] =>
  Array.isArray(value)
    ? value.flatMap((item, index) =>
        wrongAt(schema.getValueSchema(), item, { ...place, path: `${place.path}[${index}]` }),
      )
    : [`${place.path} is no list`];

const wrongStructure = (schema: NormalizedSchema, value: unknown, { path }: Place): string[] => {
  if (!isRecord(value)) return [`${path || 'the body'} is no object`];
  const members = Object.fromEntries(schema.structIterator());
  return Object.entries(value).flatMap(([name, inner]) => {
    const member = members[name];
    const at = { path: path === '' ? name : `${path}.${name}`, member: `${schema.getName() ?? ''}.${name}` };
    if (member === undefined) return [`${at.path} is not in the model`];
    return inner === undefined || inner === null ? [] : wrongAt(member, inner, at);
  });
};

const wrongScalar = (schema: NormalizedSchema, value: unknown, place: Place): string[] => {
  if (schema.isNumericSchema()) return wrongNumber(value, place);
  if (schema.isBooleanSchema()) return typeof value === 'boolean' ? [] : [`${place.path} is no boolean`];
  // Bytes are base64 on the wire.
  return wrongText(value, place);
};

function wrongAt(schema: NormalizedSchema, value: unknown, place: Place): string[] {
  if (schema.isStructSchema()) return wrongStructure(schema, value, place);
  return schema.isListSchema() ? wrongList(schema, value, place) : wrongScalar(schema, value, place);
}

const ROOT: Place = { path: '', member: '' };

/** What AWS's model does not know in a DetectFaces request, one sentence each; empty when all is well. */
export const wrongInRequest = (body: unknown): readonly string[] =>
  wrongAt(NormalizedSchema.of(DetectFacesRequest$), body, ROOT);

/** The same for an answer. */
export const wrongInAnswer = (body: unknown): readonly string[] =>
  wrongAt(NormalizedSchema.of(DetectFacesResponse$), body, ROOT);
