/** Schema helpers and the shapes that several routes share. */
import { type TSchema, Type } from 'typebox';

export const closed = { additionalProperties: false } as const;

export const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const Hex = Type.String({ pattern: '^#[0-9a-f]{6}$' });
export const DateTime = Type.String({ format: 'date-time' });
export const UploadId = Type.String({ format: 'uuid' });
export const Url = Type.String({ format: 'uri' });
export const Price = Nullable(Type.Number({ minimum: 0 }));
export const Share = Type.Number({ minimum: 0, maximum: 1 });
export const RetryAfterSeconds = Type.Integer({ minimum: 1 });
