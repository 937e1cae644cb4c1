import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import Download from 'lucide-react/icons/download'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { useRecipeInDownloads } from '#components/generation/use-recipe-in-downloads'
import { Button } from '#components/ui/button'
import { Switch } from '#components/ui/switch'
import { useCommands } from '#lib/client/keys/use-commands'
import { recipeInDownloads } from '#lib/client/recipe/recipe-in-downloads'
import { saveAs } from '#lib/client/save-as'
import { useAlive } from '#lib/client/use-alive'
import { useCopy } from '#lib/client/use-copy'
import { clipFileName } from '#lib/domain/clip/clip-file-name'
import type { GenerationView } from '#lib/domain/generation/generation'
import { recipeFileOf } from '#lib/domain/recipe-file/recipe-file-of'

/** Ways to take a recipe along: as JSON, and whether it is in the clip that is downloaded. */
export function RecipeExport({ generation }: { generation: GenerationView }) {
  const t = useTranslations('recipeFile')
  const words = useTranslations('detail')
  const id = useId()
  const { outcome, copy } = useCopy()
  const carries = useRecipeInDownloads()
  const alive = useAlive()
  const json = () => `${JSON.stringify(recipeFileOf(generation), null, 2)}\n`
  const download = () =>
    saveAs(json(), clipFileName(generation.recipe.prompt, generation.id).replace(/\.mp4$/, '.json'))
  useCommands(() => [
    { id: 'copy-recipe', group: 'clips', label: t('copy'), run: () => copy(json()) },
    { id: 'download-recipe', group: 'clips', label: t('download'), run: download },
  ])
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="text-sm font-medium text-muted">
        {t('title')}
      </h2>
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" disabled={!alive} onClick={() => copy(json())}>
          <Icon aria-hidden className="size-4" />
          {t('copy')}
        </Button>
        <Button size="sm" disabled={!alive} onClick={download}>
          <Download aria-hidden className="size-4" />
          {t('download')}
        </Button>
        <span role="status" className="text-xs text-muted">
          {outcome && words(outcome)}
        </span>
      </div>
      {generation.status.clip?.missing === false && (
        <div>
          <Switch label={t('inDownloads')} checked={carries} onChange={recipeInDownloads.choose} />
          <p className="text-xs text-muted">{t(carries ? 'carried' : 'leftOut')}</p>
        </div>
      )}
    </section>
  )
}
