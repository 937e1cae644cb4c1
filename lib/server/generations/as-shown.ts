import type { ActionResult } from '#lib/domain/actions'
import type { Services } from '#lib/server/services'
import type { SubmitDeps } from './submit-generation.ts'

/**
 * Runs what may cost something with the provider in use, unless the person was shown that nothing is charged and that is no longer so: a
 * page that was open before there was a key still says it.
 * @returns what `run` does, or `play_ended`
 */
export async function asShown<T>(
  { db, queue, provider }: Pick<Services, 'db' | 'queue' | 'provider'>,
  { play }: { play?: boolean | undefined },
  run: (deps: Pick<SubmitDeps, 'db' | 'queue' | 'provider'>) => Promise<ActionResult<T>>,
): Promise<ActionResult<T>> {
  const account = await provider.current()
  return play && !account.sandbox ? { ok: false, problem: 'play_ended' } : run({ db, queue, provider: account })
}
