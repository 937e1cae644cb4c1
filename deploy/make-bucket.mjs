import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'

// Makes the bucket of the S3_ settings where there is none yet. Done once at the start of compose.yaml, whose store begins empty.
const {
  S3_ENDPOINT: endpoint,
  S3_BUCKET: Bucket,
  S3_REGION: region = 'us-east-1',
  S3_ACCESS_KEY_ID: accessKeyId = '',
  S3_SECRET_ACCESS_KEY: secretAccessKey = '',
} = process.env
if (!endpoint || !Bucket) throw new Error('S3_ENDPOINT and S3_BUCKET say which bucket to make.')
// A store that is still starting is waited for, about a minute.
const credentials = { accessKeyId, secretAccessKey }
const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials, maxAttempts: 12, retryMode: 'standard' })
const found = await s3.send(new HeadBucketCommand({ Bucket })).catch(
  /** @param {unknown} error */ (error) => {
    if (error instanceof Error && '$metadata' in error && error.name === 'NotFound') return null
    throw error
  },
)
if (!found) await s3.send(new CreateBucketCommand({ Bucket }))
process.stdout.write(`The bucket ${Bucket} ${found ? 'is there' : 'was made'}.\n`)
