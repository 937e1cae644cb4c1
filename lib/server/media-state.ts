import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { checkMediaStore } from './check-media-store.ts'
import type { Config } from './config.ts'

/** Whether the media store in use can be used now: a folder of this machine, or a store elsewhere. */
export async function mediaState(config: Pick<Config, 'mediaStore' | 'paths'>): Promise<'ok' | 'away' | 'unusable'> {
  if (config.mediaStore.use === 's3') {
    const checked = await checkMediaStore(config)
    return checked.ok && checked.note === undefined ? 'ok' : 'away'
  }
  try {
    await mkdir(config.paths.media, { recursive: true, mode: 0o700 })
    await access(config.paths.media, constants.W_OK | constants.X_OK)
    return 'ok'
  } catch {
    return 'unusable'
  }
}
