import type { Logger } from 'pino'
import type { CallBudgets, PollPace } from '#lib/domain/generation/pace'
import type { Database } from '#lib/server/db/database'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import type { SubmitJournal } from '#lib/server/journal/submit-journal'
import type { deriveClip } from '#lib/server/media/derive-clip'
import type { probeClip } from '#lib/server/media/probe-clip'
import type { EngineMetrics } from '#lib/server/metrics/engine-metrics'
import type { ToApis } from '#lib/server/provider/toapis-client'
import type { MediaStore } from '#lib/server/storage/media-store'

/** What the steps of a generation work with. */
export type StepDeps = {
  db: Database
  queue: JobQueue
  provider: ToApis
  /** Whether that is our own sandbox. */
  sandbox: boolean
  /** What the key that `provider` is asked with is known by; not the key. */
  keyPrint: string
  media: MediaStore
  probeClip: typeof probeClip
  deriveClip: typeof deriveClip
  pace: PollPace
  budgets: CallBudgets
  /** Whether a submission names our `client_business_id`. */
  sendBusinessId: boolean
  /** Whether the provider was told to send webhooks: polling may then slow down while they come. */
  webhooks: boolean
  journal: SubmitJournal
  /** Pauses in ms between tries to write an answer down; tests shorten them. */
  recordPauses?: readonly number[]
  log: Logger
  metrics: EngineMetrics
}
