/** Schema helpers and the shapes that several routes share. */
import { type TSchema, Type } from 'typebox';

export const closed = { additionalProperties: false } as const;

export const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

/**
 * A request schema that takes more than it documents, because what lies outside has its own code: 404 for a malformed id, 415 for
 * another type, 413 for too many bytes. The validator ignores `documented`, the OpenAPI document shows nothing else.
 */
export const documentedAs = <T extends TSchema>(schema: T, documented: TSchema): T => ({ ...schema, documented });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Hex = Type.String({ pattern: '^#[0-9a-f]{6}$' });
export const DateTime = Type.String({ format: 'date-time' });
/** Every id of an upload in every answer and, in the document, in every request. */
export const UploadId = Type.String({ format: 'uuid' });
export const Url = Type.String({ format: 'uri' });
export const Price = Nullable(Type.Number({ minimum: 0 }));
export const Share = Type.Number({ minimum: 0, maximum: 1 });
export const RetryAfterSeconds = Type.Integer({ minimum: 1 });
