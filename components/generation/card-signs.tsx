import { CardMarks } from '#components/marks/card-marks'
import type { GenerationView } from '#lib/domain/generation/generation'
import { isJudged } from '#lib/domain/marks/marks'
import { isReviewed } from '#lib/domain/review/review'
import { KeptWords } from './kept-words.tsx'
import { TakeSign } from './take-sign.tsx'

/** What stands in the corners of a card's picture: which take of its shot it is, whether it keeps its frames, how it was judged and what was said of it. */
export function CardSigns({ generation }: { generation: GenerationView }) {
  const { frames, marks, review } = generation.status
  return (
    <>
      {generation.shot.takes > 1 && <TakeSign generation={generation} />}
      {(isJudged(marks) || isReviewed(review)) && <CardMarks marks={marks} review={review} above={frames.length > 0} />}
      {frames.length > 0 && <KeptWords frames={frames} />}
    </>
  )
}
