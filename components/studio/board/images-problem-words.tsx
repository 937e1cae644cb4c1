import { useTranslations } from 'next-intl'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Stills } from '#lib/client/board/use-stills'
import type { ActionProblem, StudioActions } from '#lib/domain/actions'

/** The problem in words, and what mends it. */
export function ImagesProblemWords({
  problem,
  stills,
  findImages,
}: {
  problem: ActionProblem
  stills: Stills
  findImages: StudioActions['findImages']
}) {
  const t = useTranslations('studio.board')
  const problemText = useProblemText()
  const removeUnknown = async () => {
    const ready = stills.stills.filter((still) => still.state === 'ready')
    const found = await findImages(ready.map((still) => still.image.sha256)).catch(() => null)
    if (!found?.ok) return
    const known = new Set(found.value.map((image) => image.sha256))
    for (const still of ready) if (!known.has(still.image.sha256)) stills.remove(still.key)
  }
  return (
    <Notice tone="danger">
      <span>{problemText(problem)}</span>
      {problem === 'image_unknown' && (
        <Button tone="link" size="bare" onClick={removeUnknown}>
          {t('removeUnknown')}
        </Button>
      )}
    </Notice>
  )
}
