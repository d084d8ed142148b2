/** The colours of the patches that the skin was read from, as the picture shows them: before the correction of the light. */
import { labToHex } from '../../color.ts';
import type { PatchSample } from './sample.ts';
import type { PatchColour } from '../types.ts';

/** By name, without a place: `left_cheek` is the cheek on the picture's left. */
export const patchColours = (used: readonly PatchSample[]): PatchColour[] =>
  used.map(({ name, lab }) => ({ region: name.replaceAll(' ', '_'), hex: labToHex(lab) }));
