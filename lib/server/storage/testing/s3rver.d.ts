/** s3rver comes without types: what we use of it. */
declare module 's3rver' {
  import type { AddressInfo } from 'node:net'

  class S3rver {
    constructor(options: {
      address: string
      port: number
      silent: boolean
      directory: string
      vhostBuckets: boolean
    })
    run(): Promise<AddressInfo>
    close(): Promise<void>
    readonly store: { putBucket(name: string): Promise<unknown> }
  }
  export = S3rver
}
