import { useTranslations } from 'next-intl'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Still } from '#lib/client/board/still'
import { betterRatio, ratioName, sameShape } from '#lib/domain/images/ratio'
import { ASPECT_RATIOS } from '#lib/domain/limits'
import type { RatioProps } from './ratio-note.tsx'

type ReadyStill = Extract<Still, { state: 'ready' }>

/** Says that the frames have another shape than was chosen, or than each other, with a press that crops them and one that chooses theirs. */
export function RatioWords({ stills, ratio, onRatio, cropping }: RatioProps) {
  const t = useTranslations('studio.ratio')
  const board = useTranslations('studio.board')
  const problemText = useProblemText()
  const frame = (role: Still['role']) =>
    stills.find((still): still is ReadyStill => still.role === role && still.state === 'ready')
  const first = frame('first_frame')
  const last = frame('last_frame')
  const odd = [first, last].filter((still) => still !== undefined && !sameShape(still.image, ASPECT_RATIOS[ratio]))
  const [oddOne] = odd
  const { quick } = cropping
  const done =
    quick?.state === 'done' &&
    stills.find((still) => still.state === 'ready' && quick.images.get(still.key)?.sha256 === still.image.sha256)
  if (!first || (!oddOne && !done)) return null
  const better = oddOne && betterRatio(oddOne.image, ratio)
  const apart = first && last && !sameShape(first.image, last.image)
  return (
    <Notice>
      <span role="status" className="text-xs">
        {oddOne
          ? apart
            ? t('apart', { first: ratioName(first.image), last: ratioName(last.image) })
            : t('differs', { place: board(oddOne.role), shape: ratioName(oddOne.image), ratio })
          : done &&
            done.state === 'ready' &&
            t('cropped', { ratio, width: done.image.width, height: done.image.height })}
        {quick?.state === 'failed' && oddOne && (
          <span className="block text-danger">
            {quick.problem === 'no_answer' ? t('noAnswer') : problemText(quick.problem)}
          </span>
        )}
      </span>
      {/* One button for both, so that the focus stays where it is when the words change. */}
      <Button
        tone="link"
        size="bare"
        className="text-xs pointer-coarse:min-h-11"
        aria-disabled={quick?.state === 'busy'}
        onClick={() => {
          if (quick?.state === 'busy') return
          if (oddOne)
            cropping.toRatio(
              odd.map((still) => still?.key ?? ''),
              ratio,
            )
          else if (done) cropping.open(done.key)
        }}
      >
        {oddOne ? t(quick?.state === 'busy' ? 'cropping' : 'crop', { ratio }) : t('adjust')}
      </Button>
      {better && (
        <Button tone="link" size="bare" className="text-xs pointer-coarse:min-h-11" onClick={() => onRatio(better)}>
          {t('use', { ratio: better })}
        </Button>
      )}
    </Notice>
  )
}
