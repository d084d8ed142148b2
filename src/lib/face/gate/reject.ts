/** How a selfie is turned away: code, what was measured, the threshold in the same unit, and what the user can do. */
import type { SelfieCode, SelfieEvidence } from '../../errors.ts';
import type { Measured } from '../types.ts';

export type Rejected = Extract<Measured<never>, { ok: false }>;

const round = (value: number): number => Math.round(value * 10) / 10;

export const reject = (
  code: SelfieCode,
  hint: string,
  measured?: number | string,
  threshold?: number | string,
): Rejected => {
  const evidence: SelfieEvidence = {
    ...(measured === undefined ? {} : { measured: typeof measured === 'number' ? round(measured) : measured }),
    ...(threshold === undefined ? {} : { threshold }),
    hint,
  };
  return { ok: false, rejection: { code, evidence } };
};

export const accept = <T>(value: T): Measured<T> => ({ ok: true, value });
