/** The checks that need no pixels: whether there is one face, large, frontal, lit, sharp and uncovered enough. */
import { fivePoints, frameOf, type Size } from '../frame.ts';
import { accept, GATE, reject, type Rejected } from '../rejections.ts';
import type { FaceDetection, Measured, Point } from '../types.ts';

const areaOf = (face: FaceDetection): number => face.boundingBox.width * face.boundingBox.height;

/** The only face, or the one that is at least `GATE.dominance` times larger than the next. */
export const chooseFace = (faces: readonly FaceDetection[]): Measured<FaceDetection> => {
  const sure = faces.filter(({ confidence }) => confidence >= GATE.confidence);
  const [first, second] = sure.toSorted((a, b) => areaOf(b) - areaOf(a));
  if (first === undefined) {
    return reject('no_face', 'Take the selfie from the front, with your whole face in the picture.', 0, 1);
  }
  const dominance = second === undefined ? Number.POSITIVE_INFINITY : areaOf(first) / Math.max(areaOf(second), 1e-9);
  if (dominance < GATE.dominance) {
    const hint = 'Be alone in the picture, or come much closer to the camera than the others.';
    return reject('multiple_faces', hint, dominance, GATE.dominance);
  }
  return accept(first);
};

const beyond = (angle: number, limit: number): boolean => Math.abs(angle) > limit;

const checkPose = ({ pose }: FaceDetection): Rejected | undefined => {
  if (beyond(pose.roll, GATE.roll)) {
    const side = pose.roll > 0 ? 'clockwise' : 'counter-clockwise';
    return reject('face_turned', `Hold the camera upright: the face is tilted ${side}.`, pose.roll, GATE.roll);
  }
  if (beyond(pose.yaw, GATE.yaw)) {
    const side = pose.yaw > 0 ? 'right' : 'left';
    const hint = `Look straight into the camera: the face is turned to the ${side} of the picture.`;
    return reject('face_turned', hint, pose.yaw, GATE.yaw);
  }
  if (beyond(pose.pitch, GATE.pitch)) {
    const side = pose.pitch > 0 ? 'up' : 'down';
    const hint = `Hold the camera at eye level: the face is turned ${side}.`;
    return reject('face_turned', hint, pose.pitch, GATE.pitch);
  }
  return undefined;
};

const checkQuality = ({ quality }: FaceDetection): Rejected | undefined => {
  if (quality.brightness < GATE.brightnessLow) {
    return reject('too_dark', 'Face a window or a lamp.', quality.brightness, GATE.brightnessLow);
  }
  if (quality.brightness > GATE.brightnessHigh) {
    return reject('too_bright', 'Step out of the direct light.', quality.brightness, GATE.brightnessHigh);
  }
  if (quality.sharpness < GATE.sharpness) {
    return reject('blurry', 'Hold still, wipe the lens and tap to focus.', quality.sharpness, GATE.sharpness);
  }
  return undefined;
};

/** Checks one detection; the pixels are not needed yet, and what they have a say in (eyes, glasses, cover) waits for them. */
export const checkFace = (face: FaceDetection): Measured<FaceDetection> =>
  checkPose(face) ?? checkQuality(face) ?? accept(face);

/** Checks the face's size in pixels of the picture that was uploaded, and that its main landmarks are there. */
export const checkSize = (face: FaceDetection, size: Size): Measured<FaceDetection> => {
  const width = face.boundingBox.width * size.width;
  if (width < GATE.faceWidthPx) {
    return reject('face_too_small', 'Come closer to the camera.', width, GATE.faceWidthPx);
  }
  const five = fivePoints(face, size);
  if (five === undefined || frameOf(face, size) === undefined) {
    return reject('face_occluded', 'Show the whole face: eyes, nose and mouth.', 'eyes or mouth not found');
  }
  const cut = Object.values<Point>({ ...five }).some(
    ({ x, y }) => x < 0 || y < 0 || x >= size.width || y >= size.height,
  );
  return cut
    ? reject('face_occluded', 'Show the whole face in the picture.', 'eyes, nose or mouth outside')
    : accept(face);
};
