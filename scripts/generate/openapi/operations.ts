/** What each route does, takes and answers; a route of serverless.yml that is missing here stops `npm run generate`. */
import {
  HealthSchema,
  PresetListSchema,
  PresetSchema,
  RecommendationSchema,
} from '../../../src/lib/contract/answers.ts';
import { GetRecommendationQuery, ListPresetsQuery } from '../../../src/lib/contract/requests.ts';
import { ANALYSIS_FAILED, type Operation, PENDING, tagged } from './operation.ts';
import { LOOK_OPERATIONS } from './operations-looks.ts';
import { USER_OPERATIONS } from './operations-users.ts';

/** Keys are as `routeKey` makes them. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...LOOK_OPERATIONS,
  'GET /get-recommendation': {
    operationId: 'getRecommendation',
    tag: 'presets',
    summary: 'Get what an AR client needs of a look: layers, template link, products',
    description:
      'The look’s products, laid on the places of its preset: a layer has the color and finish of its product and the ' +
      'coverage of its step, and there is none without a product.',
    query: GetRecommendationQuery,
    answers: {
      200: { description: 'Layers and products of the look.', schema: RecommendationSchema },
      202: PENDING,
    },
    problems: ANALYSIS_FAILED,
  },
  'GET /presets': {
    operationId: 'listPresets',
    tag: 'presets',
    summary: 'List the AR presets',
    query: ListPresetsQuery,
    answers: tagged('All presets, or those of the style.', PresetListSchema),
    problems: [],
  },
  'GET /presets/{presetId}': {
    operationId: 'getPreset',
    tag: 'presets',
    summary: 'Read one AR preset',
    answers: { 200: { description: 'The preset with its vendors’ renderings.', schema: PresetSchema } },
    problems: ['not_found'],
  },
  ...USER_OPERATIONS,
  'GET /health': {
    operationId: 'getHealth',
    tag: 'service',
    summary: 'Read the version, and which engine will answer',
    answers: { 200: { description: 'It runs.', schema: HealthSchema } },
    problems: [],
  },
};
