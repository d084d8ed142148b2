/** A user's settings as the API answers them. */
import { type Static, Type } from 'typebox';
import { closed, DateTime, Nullable } from './common.ts';
import { CorrectionsSchema, PreferencesSchema } from './preferences.ts';

const Name = Type.String({ minLength: 1 });

const QuotaSchema = Type.Object(
  { limit: Type.Integer({ minimum: 1 }), remaining: Type.Integer({ minimum: 0 }), resetsAt: DateTime },
  closed,
);

export const UserSchema = Type.Object(
  {
    userId: Name,
    preferences: PreferencesSchema,
    corrections: CorrectionsSchema,
    quota: Type.Object({ analyses: QuotaSchema, uploadUrls: QuotaSchema }, closed),
    consent: Nullable(Type.Object({ noticeVersion: Name, givenAt: DateTime }, closed)),
  },
  closed,
);
export type UserBody = Static<typeof UserSchema>;
