import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import S3rver from 's3rver'
import type { MediaName } from '#lib/server/storage/media-name'
import type { S3Settings } from '#lib/server/storage/s3/s3-settings'

/** An S3 server in this process, with its objects in a folder. */
export type S3Server = Awaited<ReturnType<typeof startS3Server>>

/** @param folder to keep objects in @param port 0 takes any */
export async function startS3Server(folder: string, port = 0) {
  const server = new S3rver({ address: '127.0.0.1', port, silent: true, directory: folder, vhostBuckets: false })
  const { port: taken }: AddressInfo = await server.run()
  const endpoint = `http://127.0.0.1:${taken}`

  return {
    endpoint,

    /** A new bucket of its own. */
    async newBucket(): Promise<S3Settings> {
      const bucket = `media-${randomUUID()}`
      await server.store.putBucket(bucket)
      const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
      return { endpoint, publicEndpoint: endpoint, bucket, region: 'us-east-1', pathStyle: true, ...keys }
    },

    /** The settings by which a process of the app uses it. */
    envOf: ({ bucket, accessKeyId, secretAccessKey }: S3Settings): Record<string, string> => ({
      ...{ S3_ENDPOINT: endpoint, S3_BUCKET: bucket },
      ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    }),

    /** Where the bytes of an object lie, for tests that lose, spoil or age it. */
    pathOf: (bucket: string, name: MediaName) => join(folder, bucket, name.slice(0, 2), `${name}._S3rver_object`),

    close: () => server.close(),
  }
}
