/** The closed word lists of stored items. They equal the contract's lists, which a unit test proves. */

export const STYLES = ['natural', 'glam', 'bold'] as const;
export const OCCASIONS = ['everyday', 'work', 'date', 'party', 'wedding', 'festival'] as const;
export const FINISHES = ['matte', 'satin', 'dewy'] as const;
export const PRODUCT_FINISHES = ['matte', 'satin', 'dewy', 'shimmer', 'metallic', 'glossy', 'sheer'] as const;
export const SKILLS = ['beginner', 'intermediate', 'expert'] as const;
export const REFINEMENTS = ['softer', 'bolder', 'warmer', 'cooler', 'another'] as const;
export const CATEGORIES = [
  'foundation',
  'concealer',
  'blush',
  'bronzer',
  'highlighter',
  'eyeshadow',
  'eyeliner',
  'mascara',
  'brow',
  'lipstick',
] as const;
export const PRESET_REGIONS = ['lips', 'eyes', 'brows', 'cheeks', 'base'] as const;
export const DEPTHS = ['fair', 'light', 'medium', 'tan', 'deep', 'rich'] as const;
export const MEASURED_UNDERTONES = ['warm', 'cool', 'neutral', 'olive'] as const;
export const UNDERTONES = ['warm', 'cool', 'neutral', 'olive', 'unknown'] as const;
export const LIGHTINGS = ['even', 'warm_cast', 'cool_cast', 'tinted_cast', 'dim', 'bright', 'uneven'] as const;
export const MEASURED_FACE_SHAPES = ['oval', 'round', 'square', 'oblong', 'heart', 'diamond', 'triangle'] as const;
export const FACE_SHAPES = ['oval', 'round', 'square', 'oblong', 'heart', 'diamond', 'triangle', 'unknown'] as const;
export const EYE_SHAPES = ['almond', 'round', 'narrow', 'unknown'] as const;
export const EYE_ANGLES = ['upturned', 'straight', 'downturned', 'unknown'] as const;
export const EYE_SPACINGS = ['close', 'average', 'wide', 'unknown'] as const;
export const LIP_FULLNESSES = ['thin', 'medium', 'full', 'unknown'] as const;
export const LIP_WIDTHS = ['narrow', 'average', 'wide', 'unknown'] as const;
export const BROW_SHAPES = ['straight', 'soft', 'arched', 'unknown'] as const;
export const FEATURE_SOURCES = ['measured', 'user'] as const;
export const UPLOAD_STATUSES = ['awaiting_upload', 'analyzing', 'ready', 'failed'] as const;
export const ENGINES = ['openai', 'rules'] as const;
