import type { Database } from '#lib/server/db/database'
import type { ParsedMediaName } from '#lib/server/storage/media-name'
import { type FoundShare, findShare, type ShareRow } from './find-share.ts'
import { shareHasMedia } from './share-has-media.ts'

/** How long an answer is good for. With {@link LOOK_EVERY_MS} it is a second from a link's end to that of what is being sent. In ms. */
const GOOD_FOR_MS = 400
/** How often it is asked whether what is being sent may go on. In ms. */
export const LOOK_EVERY_MS = 500
/** Answers that are remembered; more guests than that ask the database themselves. */
const MOST = 2_000

/** Who asks: the token in the address, and the cookie for the link's password if there is one. */
export type Visitor = { token: string; pass: string | undefined }

/** Answers what visitors may have, over and over while something is sent, without asking the database each time. */
export function createShareWatch(db: Database) {
  const shares = createMemory<FoundShare>()
  const media = createMemory<boolean>()
  const keyOf = ({ token, pass = '' }: Visitor) => `${token} ${pass}`

  const find = (visitor: Visitor): Promise<FoundShare> =>
    shares.recall(keyOf(visitor), () => findShare(db, visitor.token, visitor.pass))

  /** The link that shows this file now; null where none does. */
  async function shareOf(visitor: Visitor, file: ParsedMediaName): Promise<ShareRow | null> {
    const found = await find(visitor)
    if (found.kind !== 'open') return null
    const has = await media.recall(`${keyOf(visitor)} ${file.name}`, () => shareHasMedia(db, found.share, file))
    return has ? found.share : null
  }

  return {
    find,
    shareOf,
    /**
     * Asks again and again whether a file may still be had.
     * @param end called once when it may not, or when that cannot be found out
     * @returns what stops asking
     */
    watch(visitor: Visitor, file: ParsedMediaName, end: () => void): () => void {
      const timer = setInterval(async () => {
        if (await shareOf(visitor, file).catch(() => null)) return
        clearInterval(timer)
        end()
      }, LOOK_EVERY_MS)
      return () => clearInterval(timer)
    },
  }
}

export type ShareWatch = ReturnType<typeof createShareWatch>

/** Remembers answers for a moment, also those that are on their way. */
function createMemory<Answer>() {
  const known = new Map<string, { at: number; answer: Promise<Answer> }>()
  return {
    recall(key: string, ask: () => Promise<Answer>): Promise<Answer> {
      const now = performance.now()
      const found = known.get(key)
      if (found && now - found.at < GOOD_FOR_MS) return found.answer
      // What is oldest comes first, as what was asked anew goes to the end.
      known.delete(key)
      for (const [old, { at }] of known) {
        if (known.size < MOST && now - at < GOOD_FOR_MS) break
        known.delete(old)
      }
      const answer = ask()
      known.set(key, { at: now, answer })
      return answer
    },
  }
}
