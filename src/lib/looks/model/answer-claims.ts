/** Finds claims about a person that a text may not make: what was not told, or is never spoken of. */

/** Never spoken of, whatever was measured. English only: another language rests on instructions and schema. */
const NEVER =
  /\b(?:age|aged|ageing|aging|anti-?ag\w+|young\w*|old(?:er)?|mature|wrinkl\w*|fine lines|acne|blemish\w*|scars?|rosacea|pores|feminine|masculine|wom[ae]n|girl\w*|m[ae]n|male|female|lady|ladies|ethnic\w*|race|racial|asian|african|caucasian|latina|hooded|monolids?|ugly|flaw\w*|sexy)\b/i;

/** How a text speaks of a feature; the first group that matched is its value. */
const SPOKEN: readonly (readonly [string, RegExp])[] = [
  ['undertone', /\b(warm|cool|neutral|olive)(?:,? \w+)?[ -](?:undertones?|skin(?: tone)?|complexion)\b/gi],
  ['depth', /\b(fair|light|medium|tan|deep|rich)(?:,? \w+)?[ -](?:skin(?: tone)?|complexion)\b/gi],
  ['faceShape', /\b(oval|round|square|oblong|heart|diamond|triang)\w*(?:[ -]shaped)? (?:face|features)\b/gi],
  ['eyes', /\b(almond|round|narrow)(?:[ -]shaped)? eyes?\b/gi],
  ['eyeAngle', /\b(upturned|straight|downturned) eyes?\b/gi],
  ['eyeSpacing', /\b(close|wide)-set eyes?\b/gi],
  ['lips', /\b(thin|full)(?:er)? lips?\b/gi],
  ['brows', /\b(straight|soft|arched) (?:eye)?brows?\b/gi],
];

const agrees = (told: string | undefined, said: string): boolean =>
  told?.toLowerCase().startsWith(said.toLowerCase()) === true;

/** True when the text says something of the person that the model was not told, or says it wrongly. */
export const claimsTooMuch = (text: string, told: Readonly<Partial<Record<string, string>>>): boolean =>
  NEVER.test(text) ||
  SPOKEN.some(([feature, pattern]) =>
    Array.from(text.matchAll(pattern)).some(([, said]) => !agrees(told[feature], said ?? '')),
  );
