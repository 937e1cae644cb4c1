import { ownTask } from './own-task.ts'

/**
 * What the server answers to a GET, read by what comes meanwhile, such as a schema. It is asked for in a task of its own: parts of a page ask in
 * the middle of coming to life.
 * @throws when the answer is no success, or what reads it cannot be loaded or cannot read it
 */
export async function fetchAs<Answer>(
  url: string,
  reader: () => Promise<{ parse: (answer: unknown) => Answer }>,
  signal?: AbortSignal,
): Promise<Answer> {
  await ownTask()
  const [response, schema] = await Promise.all([fetch(url, { signal: signal ?? null }), reader()])
  if (!response.ok) throw new Error(`${url.split('?')[0]} answered ${response.status}`)
  const answer = await response.json()
  // Bringing the schemas to life was a long task already.
  await ownTask()
  return schema.parse(answer)
}
