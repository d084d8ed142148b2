/** The checks that need the mesh: DetectFaces' word on eyes, glasses and pose is held against the pixels, a mask is looked for. */
import type { Attribute, FaceDetection, FaceMesh, RgbImage } from '../types.ts';
import { readMeshEvidence, type MeshEvidence } from './mesh-evidence.ts';
import { GATE, MESH_GATE, reject, type Rejected } from '../rejections.ts';

const says = (attribute: Attribute | undefined, value: boolean, confidence: number): attribute is Attribute =>
  attribute?.value === value && attribute.confidence >= confidence;

/** A face at the picture's edge has its mesh beyond it, whether or not that mesh can be believed. */
const checkEdge = ({ inside }: MeshEvidence): Rejected | undefined =>
  inside < MESH_GATE.inside
    ? reject(
        'face_occluded',
        'Show the whole face in the picture.',
        `${Math.round(inside * 100)} % of the face`,
        '95 %',
      )
    : undefined;

/** Clear glasses are called sunglasses, too, with a confidence of 91 to 98: what is seen through them decides. */
const checkSunglasses = ({ sunglasses }: FaceDetection, evidence: MeshEvidence | undefined): Rejected | undefined =>
  says(sunglasses, true, GATE.attribute) && !(evidence !== undefined && evidence.eyeLight >= MESH_GATE.eyeLight)
    ? reject('sunglasses', 'Take off the sunglasses.', sunglasses.confidence, GATE.attribute)
    : undefined;

const checkCover = ({ faceOccluded }: FaceDetection): Rejected | undefined =>
  says(faceOccluded, true, GATE.attribute)
    ? reject(
        'face_occluded',
        'Take away what covers the face: mask, hand, hair or phone.',
        faceOccluded.confidence,
        GATE.attribute,
      )
    : undefined;

/** Open eyes are called closed with a confidence of up to 99, so the pixels have to agree; without a mesh only a sure word counts. */
const eyesAreClosed = ({ eyesOpen }: FaceDetection, evidence: MeshEvidence | undefined): boolean => {
  if (evidence === undefined) return says(eyesOpen, false, MESH_GATE.eyesClosedAlone);
  if (!says(eyesOpen, false, 0)) return false;
  const { eyesClosed, eyesShut } = MESH_GATE;
  return evidence.eyeOpenness < (eyesOpen.confidence >= GATE.attribute ? eyesClosed : eyesShut);
};

const checkEyes = (face: FaceDetection, evidence: MeshEvidence | undefined): Rejected | undefined =>
  eyesAreClosed(face, evidence)
    ? reject('eyes_closed', 'Keep both eyes open.', face.eyesOpen?.confidence, MESH_GATE.eyesClosedAlone)
    : undefined;

/** What lies over mouth and chin by its color, by its lack of any, or because there is no mouth to see. */
const coverSeen = ({ lowerCover, greyCover, lipContrast }: MeshEvidence): string | undefined => {
  if (lowerCover > MESH_GATE.lowerCover) return 'another color than the skin above';
  if (greyCover > MESH_GATE.greyCover) return 'grey below, skin above';
  return lipContrast < MESH_GATE.lipContrast ? 'no mouth to see' : undefined;
};

/** By any mesh: the one of a masked face often lies too far from the landmarks to be believed in more than this. */
const checkMask = (evidence: MeshEvidence): Rejected | undefined => {
  const cover = coverSeen(evidence);
  return cover === undefined
    ? undefined
    : reject('face_occluded', 'Take away what covers mouth and chin.', cover, 'skin and lips');
};

/** Beyond this the average head is no guide to where skin lies. */
const checkPitch = ({ pose }: FaceDetection): Rejected | undefined =>
  Math.abs(pose.pitch) > MESH_GATE.pitchAlone
    ? reject('face_turned', 'Hold the camera at eye level.', pose.pitch, MESH_GATE.pitchAlone)
    : undefined;

export interface Witnesses {
  readonly face: FaceDetection;
  readonly image: RgbImage;
  /** As it was laid. */
  readonly mesh: FaceMesh | undefined;
  /** The same, if it lies on the face that DetectFaces found. */
  readonly trusted: FaceMesh | undefined;
}

const checkFaceItself = (face: FaceDetection, evidence: MeshEvidence | undefined): Rejected | undefined =>
  checkSunglasses(face, evidence) ?? checkCover(face) ?? checkEyes(face, evidence);

const checkAll = ({ face, trusted }: Witnesses, laid: MeshEvidence): Rejected | undefined =>
  checkEdge(laid) ?? checkFaceItself(face, trusted && laid) ?? checkMask(laid);

export const checkWithMesh = (witnesses: Witnesses): Rejected | undefined => {
  const { face, image, mesh, trusted } = witnesses;
  const refused = mesh ? checkAll(witnesses, readMeshEvidence(mesh, image)) : checkFaceItself(face, undefined);
  return refused ?? (trusted ? undefined : checkPitch(face));
};
