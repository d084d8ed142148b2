/** A problem's body for each status: a schema of its own without `allOf`, which generators of clients drop the codes of. */
import { type TSchema, Type } from 'typebox';
import { ProblemSchema } from '../../../src/lib/contract/answers.ts';
import { closed, OneOf } from '../../../src/lib/contract/common.ts';
import { PROBLEM_CODES, PROBLEMS, SELFIE_CODES } from '../../../src/lib/errors.ts';

export const PROBLEM_STATUSES: readonly number[] = [
  ...new Set(PROBLEM_CODES.map((code) => PROBLEMS[code].status)),
].sort((a, b) => a - b);

const SELFIE_STATUSES = new Set(SELFIE_CODES.map((code) => PROBLEMS[code].status));

/** Fields that a status never has are left out. */
export const problemSchema = (status: number): TSchema => {
  const { errors, measured, threshold, hint, ...common } = ProblemSchema.properties;
  return Type.Object(
    {
      ...common,
      status: Type.Unsafe<number>({ type: 'integer', enum: [status] }),
      code: OneOf(PROBLEM_CODES.filter((code) => PROBLEMS[code].status === status)),
      ...(status === 400 && { errors }),
      ...(SELFIE_STATUSES.has(status) && { measured, threshold, hint }),
    },
    closed,
  );
};
