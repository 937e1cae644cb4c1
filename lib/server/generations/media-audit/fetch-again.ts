import { createHash } from 'node:crypto'
import { takeCall } from '#lib/server/generations/steps/call-budget'
import type { StepDeps } from '#lib/server/generations/steps/step-deps'
import { logContext } from '#lib/server/log-context'
import { StorageUnavailable } from '#lib/server/storage/storage-unavailable'

type Wanted = { generation: string; taskId: string; sha256: string }

/**
 * Fetches the clip of a task once more, for a row that is `ready` and stays so.
 * @returns whether the very same bytes are in the store again; anything else is thrown away
 */
export async function fetchAgain(deps: StepDeps, { generation, taskId, sha256 }: Wanted): Promise<boolean> {
  if (!(await takeCall(deps, 'query'))) return false
  return logContext.run({ generation, task: taskId }, async () => {
    const task = await deps.provider.status(taskId)
    return task.kind === 'completed' && task.url !== null ? fetchSame(deps, task.url, sha256) : false
  })
}

async function fetchSame({ provider, media, log }: StepDeps, url: string, sha256: string): Promise<boolean> {
  const writer = await media.openWrite().catch(whenFull)
  if (!writer) return false
  try {
    const hash = createHash('sha256')
    const outcome = await provider.download(url, {
      async write(chunk) {
        hash.update(chunk)
        await writer.write(chunk)
      },
    })
    const same = outcome.kind === 'done' && hash.digest('hex') === sha256
    if (same) await writer.keep('mp4')
    else log.warn({ outcome: outcome.kind }, 'a missing clip could not be fetched again')
    return same
  } catch (error) {
    return whenFull(error) ?? false
  } finally {
    await writer.discard()
  }
}

/** A store that takes nothing just now is asked again with the next look. */
function whenFull(error: unknown): null {
  if (error instanceof StorageUnavailable) return null
  throw error
}
