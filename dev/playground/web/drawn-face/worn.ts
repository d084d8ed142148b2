/** What is painted on the schematic face, by the layer's name. */
import type { PresetRegion } from '../api/service.ts';

export interface Worn {
  readonly hex: string;
  readonly coverage: number;
  readonly finish: PresetRegion['finish'];
}
export type Layers = Readonly<Record<string, Worn>>;
