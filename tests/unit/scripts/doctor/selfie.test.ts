/** What the doctor says of one DetectFaces answer: as assumed, odd, or such that no selfie could pass. */
import { readFileSync } from 'node:fs';
import type { FaceDetail } from '@aws-sdk/client-rekognition';
import { describe, expect, it } from '@jest/globals';
import { ODDITIES, type OddityName } from '../../../../dev/rekognition/oddities.ts';
import type { FaceDetail as LocalFace } from '../../../../dev/face-engine/types.ts';
import { exitCodeOf } from '../../../../scripts/doctor/finding.ts';
import { checkSelfie } from '../../../../scripts/doctor/selfie.ts';

const answerOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../fixtures/detect-faces/${name}.json`, import.meta.url), 'utf8')) as {
    size: { width: number; height: number };
    answer: { FaceDetails: LocalFace[] };
  };

const ask = async (faces: readonly LocalFace[] | Error, here: readonly LocalFace[] = []) => {
  const findings = await checkSelfie({
    size: answerOf('single-attributes').size,
    detect: () => (faces instanceof Error ? Promise.reject(faces) : Promise.resolve(faces as unknown as FaceDetail[])),
    detectHere: () => Promise.resolve(here),
  });
  const remarks = findings.filter(({ state }) => state !== 'ok').map(({ name, says }) => `${name}: ${says}`);
  return { remarks, code: exitCodeOf(findings), text: JSON.stringify(findings) };
};

const usual = answerOf('single-attributes').answer.FaceDetails;

describe('the doctor with a selfie', () => {
  it('has no remark on the answer that is assumed', async () => {
    await expect(ask(usual, usual)).resolves.toMatchObject({ remarks: [], code: 0 });
  });

  it('reads the rigid head from thirty landmarks as well, and says that they are more than assumed', async () => {
    const { remarks, text } = await ask(answerOf('all').answer.FaceDetails);

    expect(remarks).toEqual(['landmarks: 30']);
    expect(text).toMatch(/leaves 0\.0\d\d eye distances of 30 landmarks/);
  });

  it.each<[OddityName, string[], number]>([
    ['no_attributes', ['booleans: FaceOccluded untold, EyesOpen untold, MouthOpen untold'], 0],
    ['low_confidence', ['confidence: 66.7'], 0],
    ['hundred_faces', ['DetectFaces: faces: 100'], 0],
    ['no_quality', ['brightness: not told', 'sharpness: not told'], 1],
    ['no_pose', ['yaw: not told', 'pitch: not told', 'roll: not told'], 1],
    ['no_landmarks', ['landmarks: 0, without eyeLeft, eyeRight, mouthLeft, mouthRight, nose', 'head template'], 1],
    ['no_faces', ['DetectFaces: found no face'], 1],
  ])('remarks on %s', async (oddity, expected, code) => {
    const { remarks, code: ended } = await ask(ODDITIES[oddity](usual));

    expect(remarks).toHaveLength(expected.length);
    expected.forEach((part, index) => {
      expect(remarks[index]).toContain(part);
    });
    expect(ended).toBe(code);
  });

  it('remarks on landmarks that follow the face instead of a rigid head', async () => {
    const smiling = usual.map((face) => ({
      ...face,
      Landmarks: face.Landmarks.map((point) => (point.Type === 'mouthLeft' ? { ...point, X: point.X - 0.05 } : point)),
    }));

    expect((await ask(smiling)).remarks).toEqual([
      expect.stringMatching(/^head template: leaves 0\.\d+ eye distances of 5/),
    ]);
  });

  it('remarks on a scale that is far from the double', async () => {
    const darker = usual.map((face) => ({ ...face, Quality: { ...face.Quality, Brightness: 40 } }));

    expect((await ask(usual, darker)).remarks).toEqual(['brightness: 71.2; the double says 40.0']);
  });

  it('says how to let the call through', async () => {
    const { remarks, code, text } = await ask(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));

    expect(remarks).toEqual(['DetectFaces: AccessDeniedException: the call failed']);
    expect(text).toContain('rekognition:DetectFaces');
    expect(code).toBe(1);
  });
});
