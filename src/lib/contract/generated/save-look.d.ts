// Generated from src/lib/contract/validated-events.ts by `npm run generate`. Do not edit.
import type { ErrorObject } from 'ajv';

export declare const validate: ((event: unknown) => boolean) & { errors?: ErrorObject[] | null };
