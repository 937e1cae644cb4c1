import * as z from 'zod'
import type { FaultBook } from '#sandbox/faults/fault-book'
import { faultPlansSchema } from '#sandbox/faults/fault-plan'
import type { TaskBoard } from '#sandbox/tasks/task-board'
import type { WebhookTarget } from '#sandbox/webhooks'
import { errorAnswer, jsonAnswer } from './answer.ts'
import { readBody } from './read-body.ts'
import { answering, type Incoming, type Route } from './route.ts'

const milliseconds = z.number().min(0).max(86_400_000)
const paceSchema = z.strictObject({
  queueMs: z.exactOptional(milliseconds),
  runMs: z.exactOptional(milliseconds),
})
const webhookSchema = z.nullable(z.strictObject({ url: z.url(), secret: z.string().min(1) }))

type Controls = { board: TaskBoard; faults: FaultBook; setWebhook(target: WebhookTarget | undefined): void }

/** What tests steer the sandbox by. Never part of the ToAPIs contract, and only there when asked for. */
export function controlRoutes({ board, faults, setWebhook }: Controls): Route[] {
  return [
    get('ledger', () => ({ entries: board.ledger.map((entry) => ({ ...entry, body: JSON.parse(entry.raw) })) })),
    get('tasks', () => ({
      tasks: board.tasks().map(({ id, clientBusinessId = null, request, acceptedAt, outcome = null }) => ({
        id,
        clientBusinessId,
        request,
        acceptedAt,
        outcome,
      })),
    })),
    get('faults', () => ({ plans: faults.waiting() })),
    post('faults', faultPlansSchema, (plans) => faults.add(plans)),
    post('pace', paceSchema, (pace) => board.setPace(pace)),
    post('webhooks', webhookSchema, (target) => setWebhook(target ?? undefined)),
    {
      method: 'DELETE',
      path: /^\/__sandbox\/faults$/,
      keyed: false,
      read: () =>
        answering(() => {
          faults.clear()
          return jsonAnswer(200, { ok: true })
        }),
    },
  ]
}

function get(name: string, value: () => unknown): Route {
  const read = () => answering(() => jsonAnswer(200, value()))
  return { method: 'GET', path: new RegExp(`^/__sandbox/${name}$`), keyed: false, read }
}

function post<Schema extends z.ZodType>(name: string, schema: Schema, apply: (value: z.infer<Schema>) => void): Route {
  async function read({ request }: Incoming) {
    const body = await readBody(request, 1_000_000)
    return answering(() => {
      const parsed = schema.safeParse(JSON.parse(body?.toString('utf8') ?? 'null'))
      if (!parsed.success) return errorAnswer(400, 'invalid_request', z.prettifyError(parsed.error))
      apply(parsed.data)
      return jsonAnswer(200, { ok: true })
    })
  }
  return { method: 'POST', path: new RegExp(`^/__sandbox/${name}$`), keyed: false, read }
}
