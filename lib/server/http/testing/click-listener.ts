import { randomUUID } from 'node:crypto'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { submitGeneration } from '#lib/server/generations/submit-generation'
import type { StepBench } from '#lib/server/generations/testing/step-bench'
import { createListener, type ListenerParts } from '#lib/server/http/listener'
import { traced } from '#lib/server/tracing/traced'
import { listen } from './ask.ts'

/** The real listener before a bench, as behind a proxy: whatever it is asked, it submits a generation with this prompt and answers its id. */
export async function openClickListener(bench: StepBench, prompt: string, answered?: ListenerParts['answered']) {
  const { by, log } = bench.deps
  const submit = () => submitGeneration(bench.deps, { clickKey: randomUUID(), recipe: { ...DEFAULT_RECIPE, prompt } })
  const { server, close } = createListener({
    guard: () => null,
    actorOf: async () => ({ id: by, name: 'Olga', role: 'owner' }),
    proxies: 1,
    routes: [],
    async next(_, response) {
      const made = await traced('action submitGeneration', { kind: 'internal' }, submit)
      log.info('submitted by a test')
      response.end(made.ok ? made.value.id : made.problem)
    },
    development: false,
    ...(answered && { answered }),
    onError: (error) => log.error({ error }, 'request failed'),
  })
  return { port: await listen(server), close }
}
