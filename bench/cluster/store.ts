import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startSwift } from '#bench/swift/start-swift'
import type { S3Settings } from '#lib/server/storage/s3/s3-settings'
import { startS3Server } from '#lib/server/storage/testing/s3-server'

export type ClusterStore = { name: string; bucket: S3Settings; close(): Promise<unknown> }

/** Each with a new bucket. Swift is a store as people run it, with three copies of each object; s3rver needs nothing installed, and lives in this process. */
export const STORES = {
  async swift(folder: string): Promise<ClusterStore> {
    const { newBucket, close } = await startSwift(folder)
    return { name: 'OpenStack Swift, three copies of each object', bucket: await newBucket(), close }
  },
  async s3rver(folder: string): Promise<ClusterStore> {
    const objects = path.join(folder, 'objects')
    mkdirSync(objects, { recursive: true })
    const { newBucket, close } = await startS3Server(objects)
    return { name: 's3rver, in the process of the bench', bucket: await newBucket(), close }
  },
}
