/** The drawn selfie that every benchmark uploads. */
import { join } from 'node:path';

export const SELFIE = join(import.meta.dirname, '../../fixtures/selfies/default.jpg');
