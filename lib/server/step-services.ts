import { desc, eq } from 'drizzle-orm'
import type { ProviderAccount } from './config.ts'
import { attempts } from './db/schema.ts'
import { heedLimits } from './generations/steps/heed-limits.ts'
import type { StepDeps } from './generations/steps/step-deps.ts'
import { openSubmitJournal } from './journal/submit-journal.ts'
import { deriveClip } from './media/derive-clip.ts'
import { probeClip } from './media/probe-clip.ts'
import { observeCalls } from './observe-calls.ts'
import { createToApis } from './provider/toapis-client.ts'
import { accountFor } from './provider-key/account-for.ts'
import { printOfKey } from './provider-key/print-of-key.ts'
import { seldom } from './seldom.ts'
import type { Services } from './services.ts'

/** What a worker's steps work with. The provider may change at any time, and stays the same for one step from its beginning to its end. */
export type StepServices = {
  /** With the provider in use. */
  now(): Promise<StepDeps>
  /** With the provider in use, or with the sandbox for what was made there before there was a key. @param id of a generation */
  toFollow(id: string): Promise<StepDeps>
}

/** What a worker's steps need on top of the services: the provider, and what looks into files. Next's bundle has no part in it. */
export function openStepServices({
  config,
  db,
  queue,
  media,
  log,
  metrics,
  keyring,
  provider: source,
}: Pick<Services, 'config' | 'db' | 'queue' | 'media' | 'log' | 'metrics' | 'keyring' | 'provider'>): StepServices {
  const { budgets, sendBusinessId, webhookSecrets } = config.toapis
  const observe = observeCalls({ log, metrics })
  let last: object = {}
  const warn = seldom((problem, keptBack) => log.warn({ ...last, keptBack }, problem))
  const journal = openSubmitJournal(config.paths.journal, {
    onProblem: (problem, about) => {
      last = about
      warn(problem)
    },
  })
  const webhooks = webhookSecrets.length > 0
  const how = { budgets, sendBusinessId, webhooks, probeClip, deriveClip }
  const newDeps = ({ sandbox, baseUrl, apiKey, pace }: ProviderAccount): StepDeps => {
    const client = createToApis({ baseUrl, apiKey: apiKey.reveal(), observe })
    const keyPrint = printOfKey(keyring, apiKey)
    const asked = { provider: heedLimits(client, db), sandbox, keyPrint, pace }
    return { db, queue, media, journal, log, metrics, ...asked, ...how }
  }
  const ofSandbox = newDeps(config.accounts.sandbox)
  let ofKey: { account: ProviderAccount; deps: StepDeps } | undefined
  const depsOf = (account: ProviderAccount): StepDeps => {
    if (account.sandbox) return ofSandbox
    // One that is no longer in use lets its connections end by themselves: a step may be in the middle of a call.
    if (!ofKey || !isSame(ofKey.account, account)) ofKey = { account, deps: newDeps(account) }
    return ofKey.deps
  }
  return {
    now: async () => depsOf(await source.current()),
    async toFollow(id) {
      const account = await source.current()
      // With a key of the environment no sandbox runs.
      if (account.sandbox || config.accounts.environment) return depsOf(account)
      const [attempt] = await db
        .select({ baseUrl: attempts.baseUrl, sandbox: attempts.sandbox })
        .from(attempts)
        .where(eq(attempts.generationId, id))
        .orderBy(desc(attempts.number))
        .limit(1)
      return depsOf(accountFor(attempt, account, config.accounts.sandbox))
    },
  }
}

function isSame(one: ProviderAccount, other: ProviderAccount): boolean {
  return one.baseUrl === other.baseUrl && one.apiKey.reveal() === other.apiKey.reveal()
}
