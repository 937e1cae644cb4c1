import { idOf, objectOf } from './json-fields.ts'
import type { TaskIds } from './outcomes.ts'

/** The object that describes the task: the body itself, or its `data` in gateways that wrap it. */
export function taskObject(body: unknown): ReturnType<typeof objectOf> {
  const outer = objectOf(body)
  const data = objectOf(outer.data)
  const named = outer.id !== undefined || outer.task_id !== undefined
  const wrapped = data.id !== undefined || data.task_id !== undefined || typeof data.status === 'string'
  return !named && wrapped ? data : outer
}

/**
 * The ids in a task. `id` is documented; `task_id` beside it is met in answers whose `object` is `video`, where it is the one to
 * ask by (litellm reads it so). `names` holds every id by which the body goes, for comparing.
 */
export function readTaskIds(body: unknown): TaskIds & { names: readonly string[] } {
  const task = taskObject(body)
  const id = idOf(task.id)
  const alias = idOf(task.task_id)
  const clientBusinessId = idOf(task.client_business_id) ?? idOf(objectOf(task.metadata).client_business_id)
  const taskId = task.object === 'video' ? (alias ?? id) : (id ?? alias)
  return { taskId, clientBusinessId, names: [id, alias, clientBusinessId].filter((each) => each !== null) }
}
