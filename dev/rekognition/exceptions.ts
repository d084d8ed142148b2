/** The exceptions of DetectFaces with the statuses and messages of the developer guide's error pages. */

interface ExceptionEntry {
  readonly status: number;
  readonly message: string;
}

const entry = (status: number, message: string): ExceptionEntry => ({ status, message });

/** Throttling is a 500 and a used-up throughput a 400 on the real service, too. */
const EXCEPTIONS = {
  AccessDeniedException: entry(400, 'User is not authorized to perform: rekognition:DetectFaces'),
  ImageTooLargeException: entry(400, 'Image size is too large'),
  InternalServerError: entry(500, 'Internal server error'),
  InvalidImageFormatException: entry(400, 'Request has invalid image format'),
  InvalidParameterException: entry(400, 'Request has invalid parameters'),
  InvalidS3ObjectException: entry(
    400,
    'Unable to get object metadata from S3. Check object key, region and/or access permissions.',
  ),
  ProvisionedThroughputExceededException: entry(400, 'Provisioned Rate exceeded'),
  SerializationException: entry(400, 'The request body is not a JSON object'),
  ThrottlingException: entry(500, 'Slow down; sudden increase in rate of requests.'),
  ValidationException: entry(400, 'The input fails to satisfy the constraints specified by an AWS service.'),
  UnknownOperationException: entry(400, 'The local endpoint answers RekognitionService.DetectFaces only'),
} as const;

export type ExceptionName = keyof typeof EXCEPTIONS;

export const isExceptionName = (name: unknown): name is ExceptionName =>
  typeof name === 'string' && Object.hasOwn(EXCEPTIONS, name);

export const EXCEPTION_NAMES = Object.keys(EXCEPTIONS) as ExceptionName[];

/** An answer of the service that is not a success. */
export class RekognitionException extends Error {
  override readonly name: ExceptionName;
  readonly status: number;

  constructor(name: ExceptionName, message: string = EXCEPTIONS[name].message, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
    this.status = EXCEPTIONS[name].status;
  }
}
