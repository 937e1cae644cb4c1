import { S3Client } from '@aws-sdk/client-s3'
import type { S3Settings } from './s3-settings.ts'

const CONNECT_MS = 5_000
/** Readers of clips that pass through here each hold one. */
const MAX_SOCKETS = 256

/** What it would say on the console stands in the errors that it throws. */
const silent = () => undefined
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent }

/** A client of the SDK. It adds no checksums of its own, which stores other than Amazon's often do not know: ours are in the signature. */
export function openS3Client(
  { region, accessKeyId, secretAccessKey, pathStyle }: S3Settings,
  endpoint: string,
): S3Client {
  const agent = { keepAlive: true, maxSockets: MAX_SOCKETS }
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: pathStyle,
    maxAttempts: 3,
    logger,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: CONNECT_MS, httpAgent: agent, httpsAgent: agent },
  })
}
