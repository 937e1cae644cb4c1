import { ownTask } from './own-task.ts'

/**
 * What the server answers to a GET, asked for in a task of its own: parts of a page ask in the middle of coming to life.
 * @throws when the answer is no success
 */
export async function fetchJson(url: string, signal?: AbortSignal): Promise<unknown> {
  await ownTask()
  return ask(url, signal)
}

/**
 * The same, read by what comes meanwhile, such as a schema.
 * @throws also when that cannot be loaded, or cannot read the answer
 */
export async function fetchAs<Answer>(
  url: string,
  reader: () => Promise<{ parse: (answer: unknown) => Answer }>,
  signal?: AbortSignal,
): Promise<Answer> {
  await ownTask()
  const [answer, schema] = await Promise.all([ask(url, signal), reader()])
  // Bringing the schemas to life was a long task already.
  await ownTask()
  return schema.parse(answer)
}

async function ask(url: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal: signal ?? null })
  if (!response.ok) throw new Error(`${url.split('?')[0]} answered ${response.status}`)
  return response.json()
}
