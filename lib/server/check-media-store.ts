import type { Checked } from './checked.ts'
import type { Config } from './config.ts'
import { s3Settings } from './open-media-store.ts'

/**
 * Asks the store on S3, if that is in use, whether it takes us. One that is only away now is no reason not to start: its clips wait.
 * @returns `note`: a sentence for the person at the terminal
 */
export async function checkMediaStore({
  mediaStore: { use, s3 },
}: Pick<Config, 'mediaStore'>): Promise<Checked<{ note?: string }>> {
  if (use === 'disk' || !s3) return { ok: true }
  const { checkBucket } = await import('./storage/s3/check-bucket.ts')
  const checked = await checkBucket(s3Settings(s3))
  if (checked.ok) return { ok: true }
  if (checked.kind === 'refused') return { ok: false, sentence: checked.sentence }
  return { ok: true, note: `${checked.sentence}. Clips are saved once it does.` }
}
