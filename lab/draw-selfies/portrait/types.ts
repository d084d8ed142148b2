/** What a drawn portrait is made of. Lengths are in eye distances, from the middle between the pupils. */
import type { LabColor } from '../../../src/lib/color.ts';

export const DRAWN_SHAPES = ['oval', 'round', 'square', 'oblong', 'heart', 'diamond'] as const;
export type DrawnShape = (typeof DRAWN_SHAPES)[number];
export type DrawnUndertone = 'warm' | 'cool' | 'neutral' | 'olive';
export type HairStyle = 'long' | 'bob' | 'updo' | 'curls' | 'crop' | 'scarf';

/** Half-widths of the face at five heights, and where it ends. */
export interface Outline {
  readonly hairline: number;
  readonly forehead: number;
  readonly temple: number;
  readonly cheek: number;
  readonly jaw: number;
  readonly chin: number;
  readonly chinDrop: number;
}

export interface Portrait {
  readonly file: string;
  readonly title: string;
  readonly isDefault?: boolean;
  readonly skin: LabColor;
  readonly undertone: DrawnUndertone;
  readonly shape: DrawnShape;
  readonly hair: HairStyle;
  readonly hairColor: string;
  readonly iris: string;
  readonly clothes: string;
  readonly backdrop: string;
  /** Lids: 1 as drawn, 0 closed. */
  readonly eyeOpening?: number;
  readonly cover?: 'sunglasses' | 'mask';
}
