/** The routes that take a selfie and the looks that come of it. */
import { UploadTicketSchema } from '../../../src/lib/contract/answers.ts';
import { LookPageSchema, LookSchema } from '../../../src/lib/contract/look.ts';
import {
  AnalyzeBody,
  GetLookQuery,
  ListLooksQuery,
  SaveLookBody,
  UploadUrlBody,
  UploadUrlQuery,
} from '../../../src/lib/contract/requests.ts';
import { ANALYSIS_FAILED, type Answer, LOOK, type Operation, PENDING, RATE_LIMIT, tagged } from './operation.ts';

const TICKET: Answer = {
  description: 'Where and how to PUT the selfie. Send `headers` as they are.',
  schema: UploadTicketSchema,
  headers: RATE_LIMIT,
};

const UPLOAD_REFUSED = ['consent_required', 'image_too_large', 'unsupported_media_type', 'quota_exceeded'] as const;

export const LOOK_OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST /upload-url': {
    operationId: 'createUploadUrl',
    tag: 'uploads',
    summary: 'Get a presigned PUT for one selfie',
    description:
      'The URL takes exactly the declared type and length, cannot overwrite an object and soon expires. Where no length is declared the bucket ' +
      'takes any, and above 10 485 760 bytes the analysis answers 413 `image_too_large` before a byte is decoded. ' +
      'The upload itself starts the analysis.',
    body: UploadUrlBody,
    isKeyed: true,
    answers: { 200: TICKET },
    problems: UPLOAD_REFUSED,
  },
  'GET /get-presigned-url': {
    operationId: 'getPresignedUrl',
    tag: 'uploads',
    summary: 'Get a presigned PUT for one selfie, asked in the query',
    query: UploadUrlQuery,
    isKeyed: true,
    answers: { 200: TICKET },
    problems: UPLOAD_REFUSED,
  },
  'POST /analyze': {
    operationId: 'analyze',
    tag: 'looks',
    summary: 'Analyse an uploaded selfie, or make a new revision of its look',
    description:
      'Returns the stored look when nothing new is asked. `refine` or other preferences make a new revision ' +
      'from the stored profile, with no second selfie.',
    body: AnalyzeBody,
    isKeyed: true,
    bodyRequired: true,
    answers: { 200: LOOK, 202: PENDING },
    problems: ['upload_missing', 'look_not_ready', ...ANALYSIS_FAILED],
  },
  'GET /look/{uploadId}': {
    operationId: 'getLook',
    tag: 'looks',
    summary: 'Read one look, or where it stands',
    description: 'A failed analysis answers with its own status and code.',
    query: GetLookQuery,
    answers: { ...tagged('The look.', LookSchema), 202: PENDING },
    problems: ANALYSIS_FAILED,
  },
  'DELETE /look/{uploadId}': {
    operationId: 'deleteLook',
    tag: 'looks',
    summary: 'Forget one look and its selfie',
    answers: { 204: { description: 'It is forgotten.' } },
    problems: ['not_found'],
  },
  'GET /looks/{userId}': {
    operationId: 'listLooks',
    tag: 'looks',
    summary: "List a user's looks, newest first",
    query: ListLooksQuery,
    answers: tagged('One page; ask again with `nextCursor` until it is null.', LookPageSchema),
    problems: ['not_found'],
  },
  'POST /looks/save': {
    operationId: 'saveLook',
    tag: 'looks',
    summary: 'Save or unsave a look, name it, note on it',
    body: SaveLookBody,
    isKeyed: true,
    bodyRequired: true,
    answers: { 200: LOOK },
    problems: ['not_found', 'look_not_ready', 'look_unreadable'],
  },
};
