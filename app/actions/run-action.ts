import { headers } from 'next/headers'
import type * as z from 'zod/mini'
import { currentActor } from '#app/access'
import type { ActionResult } from '#lib/domain/actions'
import { problemOf } from '#lib/domain/problem-of'
import { ACTIONS, type ActionName, type OpenActionName } from '#lib/domain/team/access'
import type { ActivityKind } from '#lib/domain/team/activity'
import { may } from '#lib/domain/team/may'
import type { Actor } from '#lib/domain/team/roles'
import { recordActivity } from '#lib/server/activity/record-activity'
import { createRequestGuard } from '#lib/server/http/request-guard'
import { type Services, services } from '#lib/server/services'
import { traced } from '#lib/server/tracing/traced'

type Run<Input, Output, Rest extends unknown[]> = (
  services: Services,
  input: Input,
  ...rest: Rest
) => Promise<ActionResult<Output>>

/**
 * What every server action goes through: each is a public endpoint. Checks where the call came from, who asks and
 * whether they may (lib/domain/team/access.ts), parses what it brought, and turns surprises into a code: the browser never sees an error's own words, the log does.
 * @param schema what the action takes; issues whose message is a known problem are answered by that name
 * @param kind is written down for owners once it succeeded, of what has no transaction to write it in
 */
export async function runAction<Input, Output>(
  name: ActionName,
  schema: z.ZodMiniType<Input>,
  input: unknown,
  run: Run<Input, Output, [Actor]>,
  kind?: ActivityKind,
): Promise<ActionResult<Output>> {
  return guarded(name, async () => {
    const actor = await currentActor()
    if (!actor) return { ok: false, problem: 'signed_out' }
    if (!may(actor, ACTIONS[name])) return { ok: false, problem: 'forbidden' }
    return parsed(schema, input, async (value) => {
      const result = await run(services(), value, actor)
      if (kind && result.ok) await writeDown(kind, actor)
      return result
    })
  })
}

/** What was done is done, whether or not it could be written down. */
async function writeDown(kind: ActivityKind, actor: Actor): Promise<void> {
  const { db, log } = services()
  await recordActivity(db, { kind, actor: actor.id }).catch((error: unknown) =>
    log.error({ deed: kind, error }, 'activity not recorded'),
  )
}

/** The same for what people do who are not signed in: what they bring says whether they may. */
export async function runOpenAction<Input, Output>(
  name: OpenActionName,
  schema: z.ZodMiniType<Input>,
  input: unknown,
  run: Run<Input, Output, []>,
): Promise<ActionResult<Output>> {
  return guarded(name, () => parsed(schema, input, (value) => run(services(), value)))
}

function guarded<Output>(name: string, work: () => Promise<ActionResult<Output>>): Promise<ActionResult<Output>> {
  return traced(`action ${name}`, { kind: 'internal' }, async (span) => {
    const { log, config } = services()
    if (!(await isAllowed(config))) return { ok: false, problem: 'forbidden' }
    try {
      const result = await work()
      log.info({ action: name, ...(!result.ok && { problem: result.problem }) }, 'server action')
      if (!result.ok) span.set({ 'inbetween.problem': result.problem })
      return result
    } catch (error) {
      log.error({ action: name, error }, 'server action failed')
      span.failed('unavailable')
      return { ok: false, problem: 'unavailable' }
    }
  })
}

async function parsed<Input, Output>(
  schema: z.ZodMiniType<Input>,
  input: unknown,
  work: (input: Input) => Promise<ActionResult<Output>>,
): Promise<ActionResult<Output>> {
  const result = schema.safeParse(input)
  return result.success ? work(result.data) : toProblem(result.error)
}

/** The listener asks the same of every request that changes something; an action asks again, because it may not rely on a neighbour. */
async function isAllowed({ host, publicUrl }: Services['config']): Promise<boolean> {
  const guard = createRequestGuard({ host, publicUrl: new URL(publicUrl) })
  return guard({ method: 'POST', headers: Object.fromEntries(await headers()) }) === null
}

function toProblem(error: z.core.$ZodError): ActionResult<never> {
  const [issue] = error.issues
  const field = issue?.path.findLast((part) => typeof part === 'string')
  return { ok: false, problem: problemOf(error), ...(field !== undefined && { field }) }
}
