import { useTranslations } from 'next-intl'
import { clipFileName } from '#lib/domain/clip/clip-file-name'
import type { GenerationView } from '#lib/domain/generation/generation'
import { SaveIcon } from './save-icon.tsx'
import { useRecipeInDownloads } from './use-recipe-in-downloads.tsx'

/** Saves the clip under the beginning of its prompt, with its recipe in it unless this browser is told to leave it out. */
export function DownloadLink({ generation, url }: { generation: GenerationView; url: string }) {
  const t = useTranslations('generation')
  const carries = useRecipeInDownloads()
  const name = clipFileName(generation.recipe.prompt, generation.id)
  return (
    <a
      href={`${url}?download=${encodeURIComponent(name)}${carries ? `&recipe=${generation.id}` : ''}`}
      download={name}
      aria-label={t('download')}
      title={t(carries ? 'downloadWithRecipe' : 'downloadBare')}
      className="-mr-2 inline-flex size-10 shrink-0 items-center justify-center rounded-md text-muted transition-colors hover:bg-well hover:text-ink pointer-coarse:size-11"
    >
      <SaveIcon />
    </a>
  )
}
