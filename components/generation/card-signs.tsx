import type { GenerationView } from '#lib/domain/generation'
import { KeptWords } from './kept-words.tsx'
import { TakeSign } from './take-sign.tsx'

/** What stands in the corners of a card's picture: which take of its shot it is, and whether it keeps its frames. */
export function CardSigns({ generation }: { generation: GenerationView }) {
  const { frames } = generation.status
  return (
    <>
      {generation.shot.takes > 1 && <TakeSign generation={generation} />}
      {frames.length > 0 && <KeptWords frames={frames} />}
    </>
  )
}
