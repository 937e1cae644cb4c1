import { PAUSE_REASONS } from '#lib/domain/recipe/problems'
import { recordBalance } from '#lib/server/generations/balance'
import type { BalanceOutcome, Refusal } from '#lib/server/provider/outcomes'
import type { ToApis } from '#lib/server/provider/toapis-client'
import type { SubmitDecision } from './decide-submit.ts'
import { openTrial } from './gate-trial.ts'
import type { StepDeps } from './step-deps.ts'
import { type GateRefusal, noteStillRefused, openGate, takeGateCheck } from './submit-gate.ts'

/**
 * While submitting is paused, one worker a minute, or when a person asks, tries whether key and balance work again. The gate opens only
 * on a good answer; none at all leaves everything as it is. A balance that is used up may not be what the account pays with, so one submission
 * is let through to ask the provider itself.
 */
export async function checkGate({ db, provider, log }: Pick<StepDeps, 'db' | 'provider' | 'log'>): Promise<void> {
  if (!(await takeGateCheck(db))) return
  const balance = await provider.balance()
  if (balance.kind === 'known') await recordBalance(db, balance)
  const found = await tryKey(provider, balance)
  if (found === 'no_answer') return
  if (found !== 'works') {
    await noteStillRefused(db, found)
    if (balance.kind === 'known' && (await openTrial(db)))
      log.info('the balance is said to be used up: one submission tries whether that is so')
    return
  }
  log.info('key and balance work again: submitting goes on')
  await openGate(db)
}

/** The one submission behind the shut gate was answered: what was taken opens it, and a refusal is the newest word on why it is shut. */
export async function endTrial({ db, log }: Pick<StepDeps, 'db' | 'log'>, decision: SubmitDecision): Promise<void> {
  if (decision.to === 'running') {
    log.info('the provider takes submissions all the same: submitting goes on')
    await openGate(db)
  } else if (decision.to === 'queued' && decision.gate && 'pause' in decision.gate)
    await noteStillRefused(db, decision.gate.pause)
}

async function tryKey(provider: ToApis, balance: BalanceOutcome): Promise<'works' | 'no_answer' | GateRefusal> {
  if (balance.kind === 'known') return isEmpty(balance) ? { reason: 'quota', message: null } : 'works'
  // A gateway without a balance endpoint: the list of models tells at least whether the key works.
  const models = await provider.models()
  if (models.kind === 'listed') return 'works'
  const denied = models.kind === 'denied' ? models : balance
  return denied.kind === 'denied' ? refusalOf(denied.refusal) : 'no_answer'
}

function refusalOf(refusal: Refusal): GateRefusal | 'no_answer' {
  const reason = PAUSE_REASONS.find((known) => known === refusal.class)
  return reason ? { reason, message: refusal.message } : 'no_answer'
}

function isEmpty({ key, account }: Extract<BalanceOutcome, { kind: 'known' }>): boolean {
  return [key, account].some(
    (credits) => credits && !credits.unlimited && credits.remaining !== null && Number(credits.remaining) <= 0,
  )
}
