/** What is painted on the schematic face, by the layer's name. */
import type { ArLayer } from '../api/service.ts';

export interface Worn {
  readonly hex: string;
  readonly coverage: number;
  readonly blend: ArLayer['blend'];
  readonly finish: ArLayer['finish'];
}
export type Layers = Readonly<Record<string, Worn>>;
