import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'

/**
 * Whether the store said in so many words that it has no such object. A 404 alone may be of a gateway whose store restarts, or of a bucket that
 * is gone; and the answer to HEAD has no room for words.
 */
export function saysNoSuchKey(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchKey'
}

/** The error to throw for a call that failed: always StorageUnavailable, with what the store said and nothing that was sent to it. */
export function asUnavailable(error: unknown): StorageUnavailable {
  if (error instanceof StorageUnavailable) return error
  const status = statusOf(error)
  const name = error instanceof Error ? error.name : ''
  const said = error instanceof Error ? error.message : String(error)
  const cause = new Error([name, status, said].filter((part) => part !== undefined && part !== '').join(' '))
  if (status === 507 || /Quota|InsufficientStorage|InsufficientCapacity/.test(name))
    return new StorageUnavailable('full', cause)
  return new StorageUnavailable(status === 401 || status === 403 ? 'read_only' : 'away', cause)
}

/** The HTTP status that an error of the SDK carries. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined
  const { $metadata } = error
  const known = typeof $metadata === 'object' && $metadata !== null && 'httpStatusCode' in $metadata
  return known && typeof $metadata.httpStatusCode === 'number' ? $metadata.httpStatusCode : undefined
}
