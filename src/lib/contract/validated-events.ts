/** What the validator of each function sees: the parsed body and the query of the gateway's event, both never null. */
import { type TSchema, Type } from 'typebox';
import {
  AnalyzeBody,
  ConsentBody,
  EraseUserQuery,
  ExportUserQuery,
  GetLookQuery,
  GetRecommendationQuery,
  ListLooksQuery,
  ListPresetsQuery,
  SaveLookBody,
  UpdateUserBody,
  UploadUrlBody,
  UploadUrlQuery,
} from './requests.ts';

const event = (parts: { body?: TSchema; query?: TSchema }) =>
  Type.Object({
    ...(parts.body && { body: parts.body }),
    ...(parts.query && { queryStringParameters: parts.query }),
  });

/** Keys are file names under `generated/`. */
export const eventSchemas = {
  'upload-url': event({ body: UploadUrlBody, query: UploadUrlQuery }),
  analyze: event({ body: AnalyzeBody }),
  'get-look': event({ query: GetLookQuery }),
  'list-looks': event({ query: ListLooksQuery }),
  'save-look': event({ body: SaveLookBody }),
  'get-recommendation': event({ query: GetRecommendationQuery }),
  'update-user': event({ body: UpdateUserBody }),
  'give-consent': event({ body: ConsentBody }),
  'erase-user': event({ query: EraseUserQuery }),
  'export-user': event({ query: ExportUserQuery }),
  'list-presets': event({ query: ListPresetsQuery }),
} as const;
