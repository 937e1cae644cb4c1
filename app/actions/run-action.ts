import { headers } from 'next/headers'
import type * as z from 'zod/mini'
import { currentActor } from '#app/access'
import { ACTION_PROBLEMS, type ActionProblem, type ActionResult } from '#lib/domain/actions'
import { ACTIONS, type ActionName } from '#lib/domain/team/access'
import { may } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import { createRequestGuard } from '#lib/server/http/request-guard'
import { type Services, services } from '#lib/server/services'

/**
 * What every server action goes through: each is a public endpoint. Checks where the call came from, who asks and
 * whether they may (lib/domain/team/access.ts), parses what it brought, and turns surprises into a code: the browser never sees an error's own words, the log does.
 * @param schema what the action takes; issues whose message is a known problem are answered by that name
 */
export async function runAction<Input, Output>(
  name: ActionName,
  schema: z.ZodMiniType<Input>,
  input: unknown,
  run: (services: Services, input: Input, actor: Actor) => Promise<ActionResult<Output>>,
): Promise<ActionResult<Output>> {
  const { log, config } = services()
  if (!(await isAllowed(config))) return { ok: false, problem: 'forbidden' }
  try {
    const actor = await currentActor()
    if (!actor || !may(actor, ACTIONS[name])) return { ok: false, problem: 'forbidden' }
    const parsed = schema.safeParse(input)
    if (!parsed.success) return toProblem(parsed.error)
    return await run(services(), parsed.data, actor)
  } catch (error) {
    log.error({ action: name, error }, 'server action failed')
    return { ok: false, problem: 'unavailable' }
  }
}

/** The listener asks the same of every request that changes something; an action asks again, because it may not rely on a neighbour. */
async function isAllowed({ host, publicUrl }: Services['config']): Promise<boolean> {
  const guard = createRequestGuard({ host, publicUrl: new URL(publicUrl) })
  return guard({ method: 'POST', headers: Object.fromEntries(await headers()) }) === null
}

function toProblem(error: z.core.$ZodError): ActionResult<never> {
  const [issue] = error.issues
  const problem: ActionProblem = ACTION_PROBLEMS.find((code) => code === issue?.message) ?? 'invalid'
  const field = issue?.path.findLast((part) => typeof part === 'string')
  return { ok: false, problem, ...(field !== undefined && { field }) }
}
