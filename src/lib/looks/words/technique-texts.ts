/** How each product is applied and with what, in English: by style and skill, then by what is known of the face. */
import type { Category, Skill, SkinType, Style } from '../../vocabulary.ts';

type ByStyle = Readonly<Record<Style, string>>;

/** For practised hands. Order and tools follow Bobbi Brown, "Makeup Manual" (2008). */
const TECHNIQUE: Readonly<Record<Category, ByStyle>> = {
  foundation: {
    natural: 'Press a thin layer in with a damp sponge, centre outwards.',
    glam: 'Buff on from the centre and build only where needed.',
    bold: 'Buff on two thin layers, then set the centre with powder.',
  },
  concealer: {
    natural: 'Tap under the inner eye corners and melt the edges.',
    glam: 'Tap under the eyes in a small triangle and blend down.',
    bold: 'Tap under the eyes and around the lips for a clean edge.',
  },
  bronzer: { natural: 'Dust lightly', glam: 'Sweep a fluffy brush', bold: 'Sculpt with an angled brush' },
  blush: { natural: 'Dab a little', glam: 'Sweep', bold: 'Build two sheer layers' },
  highlighter: {
    natural: 'Tap on the tops of the cheekbones.',
    glam: 'Sweep along the cheekbones and touch the bow of the lips.',
    bold: 'Layer on the cheekbones, the bow of the lips and the inner eye corners.',
  },
  brow: {
    natural: 'Brush up and fill gaps with hair-fine strokes',
    glam: 'Fill with fine strokes and sharpen the lower edge',
    bold: 'Fill, define both edges and set with gel',
  },
  eyeshadow: {
    natural: 'Wash one color over the lid and soften the edge',
    glam: 'Press on the lid, deepen the crease and blend upwards',
    bold: 'Pack on the lid, smoke the crease and the lower lashes',
  },
  eyeliner: {
    natural: 'Press between the lashes',
    glam: 'Draw a fine line that ends in a short wing',
    bold: 'Draw a full line with a sharp wing',
  },
  mascara: {
    natural: 'One coat from the roots',
    glam: 'Two coats, wiggled up from the roots',
    bold: 'Three thin coats, upper and lower',
  },
  lipstick: {
    natural: 'Press on with a fingertip',
    glam: 'Line, fill and blot once',
    bold: 'Line exactly, fill with a brush, blot and repeat',
  },
};

/** Where hands are new: fewer tools, forgiving edges. Absent ones are easy enough as they are. */
const BEGINNER: Readonly<Partial<Record<Category, ByStyle>>> = {
  foundation: {
    natural: 'Dot on and press in with clean fingers.',
    glam: 'Dot on and bounce with a damp sponge.',
    bold: 'Dot on, bounce with a damp sponge, then powder.',
  },
  eyeshadow: {
    natural: 'Wash over the lid with a fingertip',
    glam: 'Press on the lid with a fingertip and soften the edge with a brush',
    bold: 'Press on the lid in two layers and smudge along the lower lashes',
  },
  eyeliner: {
    natural: 'Dot between the lashes and smudge',
    glam: 'Draw short dashes, join them and smudge',
    bold: 'Draw short dashes, join them and go over once more',
  },
  lipstick: {
    natural: 'Press on with a fingertip',
    glam: 'Apply from the middle outwards and blot',
    bold: 'Apply from the middle outwards, blot, and clean the edge with concealer',
  },
};

/** What trained hands add. */
const EXPERT: Readonly<Partial<Record<Category, ByStyle>>> = {
  eyeshadow: {
    natural: 'Wash over the lid, feather a shadow into the crease',
    glam: 'Press on the lid, cut the crease softly and diffuse the edge',
    bold: 'Carve the crease, pack the lid wet and diffuse the lower line',
  },
  eyeliner: {
    natural: 'Tightline the upper lashes',
    glam: 'Tightline, then draw a fine wing along the lower lash angle',
    bold: 'Map the wing first, then fill and sharpen with concealer',
  },
  lipstick: {
    natural: 'Stain with a brush and blur the edge',
    glam: 'Line, fill, blot through tissue and fill again',
    bold: 'Carve the edge with a brush, fill, powder through tissue and repeat',
  },
};

/** The core of a step for a pair of hands. */
export const coreTechnique = (category: Category, style: Style, skill: Skill): string => {
  const special = { beginner: BEGINNER[category], intermediate: undefined, expert: EXPERT[category] }[skill];
  return (special ?? TECHNIQUE[category])[style];
};

/** Kevyn Aucoin, "Making Faces" (1997): blush and contour lead the eye against the longest line of the face. */
export const BLUSH_BY_SHAPE: Readonly<Record<string, string>> = {
  oval: 'on the apples, back along the cheekbone.',
  round: 'just under the cheekbone, slanting up to the temple.',
  square: 'in soft circles on the apples.',
  oblong: 'level across the apples towards the ears.',
  heart: 'low on the apples, out in a soft C.',
  diamond: 'on the outer apples, short of the temple.',
  triangle: 'high on the cheekbone, up to the temple.',
  unknown: 'on the fullest part of the cheek, blended up.',
};
export const BRONZER_BY_SHAPE: Readonly<Record<string, string>> = {
  oval: 'under the cheekbones and along the hairline.',
  round: 'along the temples and under the cheekbones.',
  square: 'over the corners of the jaw and the temples.',
  oblong: 'along the hairline and under the chin.',
  heart: 'over the temples, fading before the cheekbones.',
  diamond: 'under the widest part of the cheekbones.',
  triangle: 'along the sides of the jaw.',
  unknown: 'where the sun would touch: temples and cheekbones.',
};
/** The first known one that is not average is added to the step. */
export const LID_BY_EYES: Readonly<Record<string, string>> = {
  downturned: ', lifted at the outer corner.',
  round: ', drawn out past the outer corner.',
  narrow: ', lightest in the middle of the lid.',
};
export const LINE_BY_EYES: Readonly<Record<string, string>> = {
  downturned: ', lifting off before the outer corner.',
  upturned: ', with weight on the lower outer lashes.',
  round: ', thickest on the outer third.',
  narrow: ', thickest in the middle.',
};
export const LASH_BY_EYES: Readonly<Record<string, string>> = {
  round: ', combed to the outer corner.',
  narrow: ', most in the middle.',
};
export const BROW_BY_SHAPE: Readonly<Record<string, string>> = {
  straight: ', a little height at the outer third.',
  soft: ', keeping the soft curve.',
  arched: ', a fuller tail under the arch.',
};
export const LIP_BY_SHAPE: Readonly<Record<string, string>> = {
  thin: ', right on the outer edge, shine in the middle.',
  full: ', just inside the natural edge.',
};

/** Bobbi Brown, "Makeup Manual" (2008): powder by the skin. */
export const POWDER_BY_SKIN: Readonly<Record<SkinType, readonly string[]>> = {
  dry: ['Leave it without powder.'],
  oily: ['Set all over with powder.'],
  combination: ['Powder brow, nose and chin only.'],
  normal: [],
};

const same = (tool: string): ByStyle => ({ natural: tool, glam: tool, bold: tool });

const TOOLS: Readonly<Record<Category, ByStyle>> = {
  foundation: { natural: 'damp sponge', glam: 'buffing brush', bold: 'buffing brush' },
  concealer: { natural: 'fingertip', glam: 'small concealer brush', bold: 'small concealer brush' },
  bronzer: { natural: 'fluffy brush', glam: 'fluffy brush', bold: 'angled brush' },
  blush: same('blush brush'),
  highlighter: { natural: 'fingertip', glam: 'fan brush', bold: 'fan brush' },
  brow: same('spoolie and angled brush'),
  eyeshadow: {
    natural: 'blending brush',
    glam: 'flat brush and blending brush',
    bold: 'flat brush and blending brush',
  },
  eyeliner: same('its own tip'),
  mascara: same('its own wand'),
  lipstick: { natural: 'fingertip', glam: 'lip brush', bold: 'lip brush' },
};

/** Hands that are new need fewer tools; absent ones are the same for everybody. */
const BEGINNER_TOOLS: Readonly<Partial<Record<Category, ByStyle>>> = {
  foundation: { natural: 'clean fingers', glam: 'damp sponge', bold: 'damp sponge' },
  eyeshadow: { natural: 'fingertip', glam: 'fingertip and blending brush', bold: 'fingertip and smudge brush' },
  eyeliner: same('its own tip and a smudge brush'),
  lipstick: { natural: 'fingertip', glam: 'straight from the bullet', bold: 'straight from the bullet' },
};
const EXPERT_TOOLS: Readonly<Partial<Record<Category, ByStyle>>> = { lipstick: same('lip brush') };

export const toolFor = (category: Category, style: Style, skill: Skill): string => {
  const special = { beginner: BEGINNER_TOOLS[category], intermediate: undefined, expert: EXPERT_TOOLS[category] }[
    skill
  ];
  return (special ?? TOOLS[category])[style];
};
