/** Why a store cannot be used; the first two a person must mend. */
type Reason = 'full' | 'read_only' | 'away'

const WORDS: Record<Reason, string> = {
  full: 'The media store is full.',
  read_only: 'The media store is not writable.',
  away: 'The media store does not answer.',
}

/** The store cannot take or give bytes just now. Use cases turn it into the problem that `problemOf` names. */
export class StorageUnavailable extends Error {
  readonly reason: Reason

  constructor(reason: Reason, cause: unknown) {
    super(WORDS[reason], { cause })
    this.name = 'StorageUnavailable'
    this.reason = reason
  }

  /** What a person is told of it: see `imageProblem` in messages. */
  get problem(): 'no_space' | 'store_away' {
    return this.reason === 'away' ? 'store_away' : 'no_space'
  }
}

const REASONS: Record<string, Reason> = {
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
