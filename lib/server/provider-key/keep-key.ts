import type { ActionProblem, ActionResult } from '#lib/domain/actions'
import type { KeyTrial, ProviderKeyInput } from '#lib/domain/provider-key'
import { recordActivity } from '#lib/server/activity/record-activity'
import { withoutVersion } from '#lib/server/config'
import type { Database, Transaction } from '#lib/server/db/database'
import { accountBalance } from '#lib/server/db/schema-upkeep'
import { recordBalance } from '#lib/server/generations/balance'
import { hurryChore } from '#lib/server/generations/chores'
import { hurryGateCheck } from '#lib/server/generations/steps/submit-gate'
import type { JobQueue } from '#lib/server/jobs/job-queue'
import type { Keyring } from '#lib/server/keyring'
import type { BalanceOutcome, ModelsOutcome } from '#lib/server/provider/outcomes'
import type { ToApis } from '#lib/server/provider/toapis-client'
import { Secret } from '#lib/server/secret'
import { dropKey, storeKey } from './stored-key.ts'

type KeyDeps = {
  db: Database
  queue: JobQueue
  keyring: Keyring
  /** Who does it: the id of a row in `users`. */
  by: string
  /** A key of the environment comes before one of the page, which would be kept for nothing. */
  fixed: boolean
}

/**
 * Tries a key against the provider's models and balance, and keeps it, encrypted, once it works: from then on everybody submits with it.
 * @returns what the provider said; `key_fixed`, `key_refused`, or `provider_silent` where nothing answered as ToAPIs does
 */
export async function keepProviderKey(
  { db, queue, keyring, by, fixed, open }: KeyDeps & { open: (account: { baseUrl: string; apiKey: string }) => ToApis },
  { baseUrl: given, apiKey }: ProviderKeyInput,
): Promise<ActionResult<KeyTrial>> {
  if (fixed) return { ok: false, problem: 'key_fixed' }
  const baseUrl = withoutVersion(given)
  const client = open({ baseUrl, apiKey })
  const [models, balance] = await Promise.all([client.models(), client.balance()])
  await client.close()
  const problem = problemIn(models, balance)
  if (problem) return { ok: false, problem, field: problem === 'key_refused' ? 'apiKey' : 'baseUrl' }
  const credits = await db.transaction(async (tx) => {
    await storeKey(tx, keyring, { baseUrl, apiKey: new Secret(apiKey) })
    await recordActivity(tx, { kind: 'key_set', actor: by, about: new URL(baseUrl).host })
    return changeAccount({ queue }, tx, balance.kind === 'known' ? balance : null)
  })
  return { ok: true, value: { credits, hasModel: models.kind !== 'listed' || models.ids.includes('kling-v3') } }
}

/** Forgets the key that was set in the page. From then on clips come from the sandbox. */
export async function removeProviderKey({
  db,
  queue,
  by,
  fixed,
}: Omit<KeyDeps, 'keyring'>): Promise<ActionResult<null>> {
  if (fixed) return { ok: false, problem: 'key_fixed' }
  await db.transaction(async (tx) => {
    if (!(await dropKey(tx))) return
    await changeAccount({ queue }, tx, null)
    await recordActivity(tx, { kind: 'key_removed', actor: by })
  })
  return { ok: true, value: null }
}

/**
 * What was known of the account before is no longer true: its balance, its prices, and why it was refused.
 * @returns the credits that are left, where the balance says so
 */
async function changeAccount(
  { queue }: Pick<KeyDeps, 'queue'>,
  tx: Transaction,
  balance: Extract<BalanceOutcome, { kind: 'known' }> | null,
): Promise<string | null> {
  await tx.delete(accountBalance)
  const credits = balance && (await recordBalance(tx, balance))
  await hurryChore(tx, 'balance')
  await hurryChore(tx, 'prices')
  if (await hurryGateCheck(tx)) await queue.nudgeGate(tx)
  return credits
}

function problemIn(models: ModelsOutcome, balance: BalanceOutcome): ActionProblem | null {
  if ([models, balance].some((said) => said.kind === 'denied' && said.refusal.class === 'unauthorized'))
    return 'key_refused'
  // A gateway may have no balance to tell of, and a key may be forbidden to ask for one.
  if (models.kind === 'listed' || balance.kind === 'known') return null
  return models.kind === 'denied' ? 'key_refused' : 'provider_silent'
}
