/** Which of the face mesh's 468 points lies where (MediaPipe's canonical face model). Left and right are the image's sides. */

/** The eyes' outer corners: the mesh's own eye line and its unit of length. */
export const EYE_CORNERS = { left: 33, right: 263 } as const;
