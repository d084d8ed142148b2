import { describe, expect, it } from '@jest/globals';
import { FACE_VERSION } from '../../../src/lib/face/profile.ts';
import { firstLook, nextRevision } from '../../../src/lib/use-cases/looks/refine-look.ts';
import { aLook, aLookSet, anUpload, aProfile } from '../../../testing/factories.ts';

const parts = {
  measured: aProfile(),
  profile: aProfile(),
  preferences: {},
  set: aLookSet(),
  now: '2026-11-24T10:00:00.000Z',
};

describe('the provenance of a look', () => {
  it('names the version of the measurement and of the composition', () => {
    const look = firstLook({ ...parts, upload: anUpload() });

    expect(look.provenance.algorithmVersion).toBe(`${FACE_VERSION}+1`);
  });

  it('keeps the measurement it was made from when a newer composition revises it', () => {
    const old = aLook();
    const look = aLook({ provenance: { ...old.provenance, algorithmVersion: 'face-2025+rules-0' } });

    const revised = nextRevision(look, { ...parts, refine: 'softer' });

    expect(revised.provenance.algorithmVersion).toBe('face-2025+1');
  });
});
