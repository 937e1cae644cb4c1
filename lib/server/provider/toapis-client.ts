import { Agent } from 'undici'
import { balance } from './balance.ts'
import type { Account } from './call-api.ts'
import { type DownloadOptions, download } from './download.ts'
import { models } from './models.ts'
import type {
  BalanceOutcome,
  DownloadOutcome,
  ModelsOutcome,
  PricingOutcome,
  StatusOutcome,
  SubmitOutcome,
  UploadOutcome,
} from './outcomes.ts'
import { pricing } from './pricing.ts'
import type { Sink } from './receive.ts'
import { createScrubber } from './scrubber.ts'
import { type AskedBy, status } from './status.ts'
import { submit } from './submit.ts'
import { DEFAULT_TIMEOUTS, type Timeouts } from './timeouts.ts'
import { type ImageFile, uploadImage } from './upload-image.ts'

/** One finished call, for metrics and logs. Holds no text of the provider and no part of a request. */
export type ObservedCall = {
  operation: 'upload_image' | 'submit' | 'status' | 'balance' | 'models' | 'pricing' | 'download'
  ms: number
  /** The outcome's `kind`, or `thrown`. */
  outcome: string
  httpStatus: number | null
}

/** The provider, as the rest of the server sees it. Whatever network and provider do comes back as a value. */
export type ToApis = {
  baseUrl: string
  uploadImage(file: ImageFile): Promise<UploadOutcome>
  /**
   * Sends the stored request once. Only `not_sent` and `refused` say that no task was made.
   * @param body the exact JSON text to send
   */
  submit(body: string, options?: { signal?: AbortSignal }): Promise<SubmitOutcome>
  /**
   * Asks for a task by the provider's id or by our `client_business_id`.
   * @param options.askedBy says which; with `client_business_id` an answer that does not repeat it is believed
   */
  status(idOrClientBusinessId: string, options?: { askedBy?: AskedBy }): Promise<StatusOutcome>
  balance(): Promise<BalanceOutcome>
  models(): Promise<ModelsOutcome>
  pricing(): Promise<PricingOutcome>
  /** Streams a result to the sink; throws only what the sink throws. */
  download(url: string, sink: Sink, options?: DownloadOptions): Promise<DownloadOutcome>
  /** Lets calls under way end, then frees the pooled connections. */
  close(): Promise<void>
}

type Options = {
  /** Origin such as `https://toapis.com`, without a trailing slash or `/v1`. */
  baseUrl: string
  apiKey: string
  timeouts?: Partial<Timeouts>
  observe?: (call: ObservedCall) => void
}

/** Builds the client. The contract it follows is ToAPIs' documentation of the Kling v3 model and of its task endpoints. */
export function createToApis({ baseUrl, apiKey, timeouts: given, observe }: Options): ToApis {
  const timeouts = { ...DEFAULT_TIMEOUTS, ...given }
  const account: Account = { baseUrl, apiKey, scrub: createScrubber(apiKey), timeouts }
  // For calls that may be repeated without harm; submissions and downloads open connections of their own.
  const pool = new Agent({ connect: { timeout: timeouts.connectMs }, allowH2: false, pipelining: 1 })

  const observed = async <T extends { kind: string }>(
    operation: ObservedCall['operation'],
    call: Promise<{ outcome: T; httpStatus: number | null }>,
  ): Promise<T> => {
    const start = performance.now()
    const report = (outcome: string, httpStatus: number | null) => {
      try {
        observe?.({ operation, ms: performance.now() - start, outcome, httpStatus })
      } catch {
        // A broken observer must not lose the outcome of a paid call.
      }
    }
    try {
      const { outcome, httpStatus } = await call
      report(outcome.kind, httpStatus)
      return outcome
    } catch (error) {
      report('thrown', null)
      throw error
    }
  }

  return {
    baseUrl,
    uploadImage: (file) => observed('upload_image', uploadImage(pool, account, file)),
    submit: (body, options) => observed('submit', submit(account, body, options?.signal)),
    status: (id, options) => observed('status', status(pool, account, id, options?.askedBy ?? 'task_id')),
    balance: () => observed('balance', balance(pool, account)),
    models: () => observed('models', models(pool, account)),
    pricing: () => observed('pricing', pricing(pool, account)),
    download: (url, sink, options) => observed('download', download(account, url, sink, options)),
    close: () => pool.close(),
  }
}
