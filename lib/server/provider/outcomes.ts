import type { PriceRule } from '#lib/domain/money/price'

/**
 * What the provider's operations can end in. All of it is expected and therefore a value; nothing here is thrown.
 * Texts of the provider are shortened, free of control characters and free of the key.
 */

export type RefusalClass =
  | 'invalid'
  | 'content_policy'
  | 'model_unavailable'
  | 'image_unavailable'
  /** Our own id was not wanted in the request. */
  | 'business_id'
  | 'unauthorized'
  | 'quota'
  | 'forbidden'
  | 'rate_limited'
  | 'limiter_down'

/** The provider said no, and by its documentation did nothing. `code` and `message` are the provider's own. */
export type Refusal = {
  class: RefusalClass
  httpStatus: number
  code: string | null
  message: string | null
  retryAfterMs?: number | undefined
}

/** Why no answer came. Which of them prove that nothing was sent is not read from here: the connector knows. */
export type Silence =
  | 'dns'
  | 'refused'
  | 'unreachable'
  | 'tls'
  | 'connect_timeout'
  | 'timeout'
  | 'reset'
  | 'malformed'
  | 'aborted'
  | 'network'

/** Why a body that came could not be used. */
export type Unreadable = 'content_encoding' | 'too_large' | 'not_json' | 'cut'

/** The ids that a body names; null where it names none. */
export type TaskIds = { taskId: string | null; clientBusinessId: string | null }

/** What a task cost. Amounts are decimal strings; null means not said, which does not mean free. */
export type Billing = { status: string | null; credits: string | null; costUsd: string | null }

export type SubmitOutcome =
  | { kind: 'accepted'; taskId: string; clientBusinessId: string | null /** The provider's word. */; status: string }
  /** Surely no byte of the request left: it may be sent again. */
  | { kind: 'not_sent'; reason: Silence }
  /** Surely no task was made. */
  | { kind: 'refused'; refusal: Refusal }
  /** A task may exist and be paid for: look it up by `client_business_id`, never send again unasked. */
  | {
      kind: 'unknown'
      reason: Silence | Unreadable | 'no_id' | 'foreign_client_business_id' | 'sent_again' | `http_${number}`
      httpStatus: number | null
    }

export type Unavailable = {
  kind: 'unavailable'
  reason: Silence | Unreadable | 'unexpected_body' | 'id_mismatch' | `http_${number}`
  retryAfterMs?: number | undefined
}

export type StatusOutcome =
  | ({ kind: 'running' /** Whole percent, 0 to 100. */; progress: number | null; word: string } & TaskIds)
  /** `url` is null when the provider says completed and names no result: a fault of its own, often mended a moment later. */
  | ({
      kind: 'completed'
      url: string | null
      completedAtMs: number | null
      expiresAtMs: number | null
      billing: Billing | null
    } & TaskIds)
  | ({
      kind: 'failed'
      code: string | null
      message: string | null
      class: 'content_policy' | 'provider'
      billing: Billing | null
    } & TaskIds)
  | { kind: 'not_found' }
  /** Nothing was learned; never a sign that the task failed. */
  | Unavailable
  | { kind: 'denied'; refusal: Refusal }

export type UploadOutcome =
  | { kind: 'uploaded'; url: string; id: string | null }
  | { kind: 'refused'; refusal: Refusal }
  | Unavailable

/** Credits as decimal strings; null means not said, which is not zero. */
export type Credits = {
  remaining: string | null
  used: string | null
  perUsd: string | null
  unlimited: boolean
}

export type BalanceOutcome =
  /** The key may be smaller than the account. Either is null when only the other could be learned. */
  { kind: 'known'; key: Credits | null; account: Credits | null } | { kind: 'denied'; refusal: Refusal } | Unavailable

export type ModelsOutcome = { kind: 'listed'; ids: string[] } | { kind: 'denied'; refusal: Refusal } | Unavailable

/** `rules` is empty where the answer names no price that we understand, which does not mean free. */
export type PricingOutcome = { kind: 'listed'; rules: PriceRule[] } | { kind: 'denied'; refusal: Refusal } | Unavailable

export type DownloadOutcome =
  | { kind: 'done'; bytes: number /** What the server announced. */; contentLength: number | null }
  | { kind: 'gone'; httpStatus: number }
  | { kind: 'not_video'; contentType: string }
  /** May be tried again. */
  | { kind: 'interrupted'; reason: Silence | 'cut' | 'too_slow' | `http_${number}`; retryAfterMs?: number | undefined }
  | {
      kind: 'refused'
      reason: 'bad_url' | 'private_address' | 'too_many_redirects' | 'content_encoding' | 'too_large'
    }
