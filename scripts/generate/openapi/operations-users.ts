/** The routes about the user: settings, consent, export and erasure. */
import { ConsentBody, EraseUserQuery, ExportUserQuery, UpdateUserBody } from '../../../src/lib/contract/requests.ts';
import { ErasureProgressSchema, ExportSchema, ReceiptSchema, UserSchema } from '../../../src/lib/contract/user.ts';
import { type Answer, type Operation, tagged } from './operation.ts';

const USER: Answer = { description: 'The user as it is now.', schema: UserSchema };
const ERASED: Operation['answers'] = {
  200: { description: 'Everything is erased: the receipt.', schema: ReceiptSchema },
  202: {
    description: 'The erasure goes on by itself; ask again for the receipt.',
    schema: ErasureProgressSchema,
    headers: ['retry-after', 'location'],
  },
};

export const USER_OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /users/{userId}': {
    operationId: 'getUser',
    tag: 'users',
    summary: 'Read preferences, corrections, consent and quotas',
    answers: tagged('The user; one who was never seen has empty settings.', UserSchema),
    problems: ['not_found'],
  },
  'PATCH /users/{userId}': {
    operationId: 'updateUser',
    tag: 'users',
    summary: 'Set preferences and corrections; null removes one',
    body: UpdateUserBody,
    answers: { 200: USER },
    problems: ['not_found'],
  },
  'PUT /users/{userId}/consent': {
    operationId: 'giveConsent',
    tag: 'privacy',
    summary: 'Record consent to the current privacy notice',
    description: 'Any version but the current one is 400. Agreeing again keeps the first time.',
    body: ConsentBody,
    bodyRequired: true,
    answers: { 200: USER },
    problems: ['not_found'],
  },
  'DELETE /users/{userId}/consent': {
    operationId: 'withdrawConsent',
    tag: 'privacy',
    summary: 'Withdraw consent, which erases everything of the user',
    query: EraseUserQuery,
    answers: ERASED,
    problems: ['not_found'],
  },
  'GET /users/{userId}/export': {
    operationId: 'exportUser',
    tag: 'privacy',
    summary: 'Read everything that is stored about the user',
    query: ExportUserQuery,
    answers: {
      200: { description: 'User and uploads with the first page, then looks.', schema: ExportSchema },
    },
    problems: ['not_found'],
  },
  'DELETE /users/{userId}': {
    operationId: 'eraseUser',
    tag: 'privacy',
    summary: 'Erase the user: rows, selfies and, if asked, the account',
    query: EraseUserQuery,
    answers: ERASED,
    problems: ['not_found'],
  },
};
