import ArrowUpLeft from 'lucide-react/icons/arrow-up-left'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import Play from 'lucide-react/icons/play'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '#components/ui/button'
import { type EXAMPLES, type FilledExample, fillExample, stillPath } from '#lib/client/recipe/examples'
import { useAlive } from '#lib/client/use-alive'
import type { StudioActions } from '#lib/domain/actions'

/** A recipe to begin with, with its stills: one press fills the composer with it, another submits it as well. */
export function ExampleCard({
  example,
  uploadImage,
  onFill,
}: {
  example: (typeof EXAMPLES)[number]
  uploadImage: StudioActions['uploadImage']
  onFill: (filled: FilledExample, run: boolean) => void
}) {
  const t = useTranslations('studio.session')
  const role = useTranslations('studio.board')
  const id = useId()
  const [state, setState] = useState<'idle' | 'filling' | 'failed'>('idle')
  // A press on a button that is drawn and not yet alive would be lost.
  const alive = useAlive()
  const prompt = t(`examples.${example.name}.prompt`)

  async function fill(run: boolean) {
    if (state === 'filling') return
    setState('filling')
    const filled = await fillExample(example, prompt, uploadImage)
    setState(filled ? 'idle' : 'failed')
    if (filled) onFill(filled, run)
  }
  return (
    <article aria-labelledby={id} className="flex flex-col overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex aspect-video gap-px overflow-hidden bg-well">
        {example.stills.map((still) => (
          <img
            key={still.file}
            src={stillPath(still.file)}
            width={still.width}
            height={still.height}
            alt={role(still.role)}
            className="h-full min-w-0 flex-1 object-cover"
          />
        ))}
      </div>
      <div className="flex grow flex-col gap-2 p-4">
        <h3 id={id} className="font-medium text-sm">
          {t(`examples.${example.name}.title`)}
        </h3>
        <p className="grow text-muted text-sm">{prompt}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          <Button size="sm" aria-describedby={id} disabled={!alive} onClick={() => fill(false)}>
            <ArrowUpLeft aria-hidden="true" className="size-4" />
            {t('use')}
          </Button>
          <Button size="sm" aria-describedby={id} disabled={!alive} onClick={() => fill(true)}>
            <Play aria-hidden="true" className="size-4" />
            {t('run')}
          </Button>
        </div>
        <p role="status" className="flex min-h-5 items-center gap-1.5 text-muted text-xs">
          {state === 'filling' && (
            <>
              <LoaderCircle aria-hidden="true" className="size-3.5 animate-spin" />
              {t('filling')}
            </>
          )}
          {state === 'failed' && t('notFilled')}
        </p>
      </div>
    </article>
  )
}
