import { playerOf } from '#lib/client/generations/player-of'
import { shownAt } from '#lib/client/player/shown-at'
import { isForeignPicture } from '#lib/client/readable-media'
import type { GenerationView } from '#lib/domain/generation/generation'
import { boardMail } from './board-mail.ts'
import { frameAt, frameOf } from './take-frame.ts'

/** What a frame of a clip is called on the board. */
const nameOf = ({ id }: GenerationView, what: string) => `${id.slice(0, 8)}-${what}`

/** The picture that a clip's card or page shows: that of its player, or while it does not play the first of the clip. Rejects as it does. */
export async function frameShown(generation: GenerationView): Promise<File> {
  const player = playerOf(generation.id)
  const url = generation.status.clip?.url ?? ''
  if (!player || player.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
    return frameAt(url, 0, nameOf(generation, 'first'))
  const name = nameOf(generation, 'frame')
  const at = shownAt(player)
  try {
    return await frameOf(player, name)
  } catch (error) {
    if (!isForeignPicture(error)) throw error
    return frameAt(url, at, name)
  }
}

/**
 * Sends a picture of a clip to the board: the one that is shown, to where there is room; or the very last, as the first frame of a board
 * that holds nothing else. Rejects where the clip gives no picture.
 * @returns whether the board is on this page
 */
export async function sendFrame(generation: GenerationView, what: 'shown' | 'last'): Promise<boolean> {
  if (what === 'shown') return boardMail.send({ file: await frameShown(generation) })
  const file = await frameAt(generation.status.clip?.url ?? '', 'last', nameOf(generation, 'last'))
  return boardMail.send({ file, role: 'first_frame', afresh: true })
}
