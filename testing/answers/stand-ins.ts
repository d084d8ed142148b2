/** What stands in the recorded answers for what is different each time. */
export const STAND_INS = {
  uploadId: '0b0c5f0e-6a51-4c8e-9d7b-2f4a1c3e5d70',
  otherUploadId: '5d1f7a92-03c4-4b6e-8a1d-9e2b7c4f6081',
  userId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  requestId: 'f3b1c2d4-5e6f-4a7b-8c9d-0e1f2a3b4c5d',
  cursor: 'eyJhZnRlciI6Ii4uLiJ9',
  etag: '"mX3vJmB0yqWc9r1Zt5kLhA"',
} as const;
