import { CardMarks } from '#components/marks/card-marks'
import type { GenerationView } from '#lib/domain/generation'
import { isJudged } from '#lib/domain/marks'
import { KeptWords } from './kept-words.tsx'
import { TakeSign } from './take-sign.tsx'

/** What stands in the corners of a card's picture: which take of its shot it is, whether it keeps its frames, and how it was judged. */
export function CardSigns({ generation }: { generation: GenerationView }) {
  const { frames, marks } = generation.status
  return (
    <>
      {generation.shot.takes > 1 && <TakeSign generation={generation} />}
      {isJudged(marks) && <CardMarks marks={marks} above={frames.length > 0} />}
      {frames.length > 0 && <KeptWords frames={frames} />}
    </>
  )
}
