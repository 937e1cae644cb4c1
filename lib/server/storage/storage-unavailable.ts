/** The store cannot take bytes for a reason that a person must mend. Use cases turn it into the `no_space` problem. */
export class StorageUnavailable extends Error {
  readonly reason: 'full' | 'read_only'

  constructor(reason: 'full' | 'read_only', cause: unknown) {
    super(reason === 'full' ? 'The media folder is full.' : 'The media folder is not writable.', { cause })
    this.name = 'StorageUnavailable'
    this.reason = reason
  }
}

const REASONS: Record<string, 'full' | 'read_only'> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read_only',
  EACCES: 'read_only',
  EPERM: 'read_only',
}

/** The error to throw for a failed write: StorageUnavailable where the code says so, else the error itself. */
export function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error
  const reason = REASONS[error.code]
  return reason ? new StorageUnavailable(reason, error) : error
}
