import { useQueryClient } from '@tanstack/react-query'
import { mark, remove, restore } from '#lib/client/marks/marker'
import type { MarkChange } from '#lib/domain/marks/change-marks'
import type { MarkActions } from '#lib/domain/marks/marks-schema'

/** What can be done to generations, as `lib/client/marks/marker` has it. */
export function useMark(actions: MarkActions) {
  const client = useQueryClient()
  return {
    mark: (ids: readonly string[], change: MarkChange) => mark(client, actions, ids, change),
    remove: (ids: readonly string[]) => remove(client, actions, ids),
    restore: (ids: readonly string[]) => restore(client, actions, ids),
  }
}
