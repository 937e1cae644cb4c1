/** Which bucket of which S3-compatible store, and how it is spoken to. */
export type S3Settings = {
  /** Where we reach the store, such as `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string
  /** Where browsers reach it, when not there; null when they cannot, and the listener passes everything on. */
  publicEndpoint: string | null
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The bucket in the path of an address, which every store knows, or in its host name. */
  pathStyle: boolean
}
