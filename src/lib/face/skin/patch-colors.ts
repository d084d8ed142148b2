/** The colors of the patches that the skin was read from, as the picture shows them: before the correction of the light. */
import { labToHex } from '../../color.ts';
import type { PatchSample } from './sample.ts';
import type { PatchColor } from '../types.ts';

/** By name, without a place: `left_cheek` is the cheek on the picture's left. */
export const patchColors = (used: readonly PatchSample[]): PatchColor[] =>
  used.map(({ name, lab }) => ({ region: name.replaceAll(' ', '_'), hex: labToHex(lab) }));
