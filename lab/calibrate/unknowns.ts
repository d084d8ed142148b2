/** What the given answers cannot tell, so that no figure is taken for more than it is. */
import { existsSync } from 'node:fs';
import type { StoredAnswer } from './answers.ts';
import type { StoredFace } from './stored-answers.ts';

/** Fewer good photos give no limit. */
export const LEAST_GOOD = 30;
const SINGLE = /^(?!.*(ALL|DEFAULT|none|CompareFaces|IndexFaces|RecognizeCelebrities))/;

const ofService = (stored: readonly StoredFace[]): string[] => [
  ...(stored.some(({ request }) => SINGLE.test(request))
    ? []
    : [
        'how many landmarks single attributes bring: no such answer is stored; npm run doctor -- --stage S --selfie PHOTO',
      ]),
  ...(stored.some(({ face }) => face.FaceOccluded !== undefined) ? [] : ['FaceOccluded: never told']),
  'Monk tones, the mesh against the landmarks, what the pixels say: these answers come without their photos',
];

const ofPhotos = (answers: readonly StoredAnswer[]): string[] => {
  const missing = answers.filter(({ photo }) => !existsSync(photo)).length;
  const rated = answers.filter(({ labels }) => labels.monk !== undefined).length;
  const good = answers.filter(({ labels }) => (labels.code ?? 'ok') === 'ok').length;
  return [
    ...(missing === 0 ? [] : [`skin of ${missing} photos that are not where their answers say`]),
    ...(rated >= LEAST_GOOD ? [] : [`Monk tones: ${rated} photos are rated, ${LEAST_GOOD} are needed`]),
    ...(good >= LEAST_GOOD ? [] : [`limits of the gate: ${good} good photos, ${LEAST_GOOD} are needed`]),
    'whether the answers are of the real service or of the double: the files do not say',
  ];
};

export const unknownsOf = (answers: readonly StoredAnswer[], stored: readonly StoredFace[]): readonly string[] => [
  ...(answers.length === 0 ? ['Monk tones and limits of the gate: no --answers with photos'] : ofPhotos(answers)),
  ...(stored.length === 0 ? ['the scales of the real service: no --service answers'] : ofService(stored)),
];
