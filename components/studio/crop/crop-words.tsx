import { useTranslations } from 'next-intl'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import { grownToLeast, type Proportion } from '#lib/domain/images/crop-frame'
import { pixelProblem } from '#lib/domain/images/pixel-problem'
import type { Rectangle, Size } from '#lib/domain/images/rectangle'
import { IMAGE_LIMITS, MODES } from '#lib/domain/limits'
import type { Mode } from '#lib/domain/recipe/recipe'

/** The true pixels of the result, and what is wrong with them. */
export function CropWords({
  picture,
  frame,
  proportion,
  mode,
  onGrow,
}: {
  picture: Size
  frame: Rectangle
  proportion: Proportion
  mode: Mode
  onGrow: (frame: Rectangle) => void
}) {
  const t = useTranslations('studio.crop')
  const problemText = useProblemText()
  const problem = pixelProblem(frame)
  const grown = problem === 'too_small' ? grownToLeast(frame, picture, proportion) : null
  const { height } = MODES[mode]
  return (
    <div className="flex flex-col gap-2 text-sm">
      <p>
        <span className="tabular-nums">{t('result', { width: frame.width, height: frame.height })}</span>
        {!problem && Math.min(frame.width, frame.height) < height && (
          <span className="text-muted"> {t('enlarged', { height })}</span>
        )}
      </p>
      {problem === 'too_small' && (
        <Notice tone="danger">
          <span>{t(grown ? 'tooSmall' : 'neverEnough', { side: IMAGE_LIMITS.minSide })}</span>
          {grown && (
            <Button tone="link" size="bare" onClick={() => onGrow(grown)}>
              {t('grow', { width: grown.width, height: grown.height })}
            </Button>
          )}
        </Notice>
      )}
      {problem && problem !== 'too_small' && <Notice tone="danger">{problemText(problem)}</Notice>}
    </div>
  )
}
