/** What each product is applied with, by style and by how practised the hands are; it agrees with technique-texts.ts. */
import type { Category, Skill, Style } from '../../vocabulary.ts';

type ByStyle = Readonly<Record<Style, string>>;

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
const BEGINNER: Readonly<Partial<Record<Category, ByStyle>>> = {
  foundation: { natural: 'clean fingers', glam: 'damp sponge', bold: 'damp sponge' },
  eyeshadow: { natural: 'fingertip', glam: 'fingertip and blending brush', bold: 'fingertip and smudge brush' },
  eyeliner: same('its own tip and a smudge brush'),
  lipstick: { natural: 'fingertip', glam: 'straight from the bullet', bold: 'straight from the bullet' },
};
const EXPERT: Readonly<Partial<Record<Category, ByStyle>>> = { lipstick: same('lip brush') };

export const toolFor = (category: Category, style: Style, skill: Skill): string => {
  const special = { beginner: BEGINNER[category], intermediate: undefined, expert: EXPERT[category] }[skill];
  return (special ?? TOOLS[category])[style];
};
