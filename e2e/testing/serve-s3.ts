import { startS3Server } from '#lib/server/storage/testing/s3-server'

// `node serve-s3.ts FOLDER PORT`: the S3 server of a run with TEST_STORE=s3. Playwright starts and stops it.
const [, , folder = '', port = ''] = process.argv
await startS3Server(folder, Number(port))
