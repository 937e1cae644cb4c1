import Trash from 'lucide-react/icons/trash-2'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { RenamableRow } from '#components/ui/renamable-row'
import { GIVEN_NAME_MAX } from '#lib/domain/given-name'
import type { PresetView } from '#lib/domain/recipe/preset'
import { usePresetWords } from './use-preset-words.ts'

/** One preset: its name, what applying it changes, and what can be done with it. */
export function PresetRow({
  preset,
  barred,
  isBack,
  onApply,
  onRename,
  onDelete,
}: {
  preset: PresetView
  /** Whether it has images while others are still on their way. */
  barred: boolean
  /** Whether it was brought back after it was deleted. */
  isBack: boolean
  onApply: () => void
  /** Answers whether it was done. */
  onRename: (name: string) => Promise<boolean>
  onDelete: () => void
}) {
  const t = useTranslations('presets')
  const presetWords = usePresetWords()
  const missing = preset.images.filter(({ image }) => image === null).length
  return (
    <RenamableRow
      label={t('rename', { name: preset.name })}
      name={preset.name}
      maxLength={GIVEN_NAME_MAX}
      isBack={isBack}
      onRename={(name) => name !== '' && onRename(name)}
      className="flex items-center gap-1 py-2.5"
    >
      {(pencil) => (
        <>
          <div className="min-w-0 grow">
            <p className="truncate font-medium text-sm">{preset.name}</p>
            <p className="text-muted text-xs">{t('changes', { parts: presetWords(preset.value) })}</p>
            {barred && <p className="text-muted text-xs">{t('uploading')}</p>}
            {missing > 0 && <p className="text-danger text-xs">{t('missing', { count: missing })}</p>}
          </div>
          <Button
            size="sm"
            className="shrink-0"
            disabled={barred}
            aria-label={t('applyNamed', { name: preset.name })}
            onClick={onApply}
          >
            {t('apply')}
          </Button>
          {pencil}
          <IconButton label={t('delete', { name: preset.name })} onClick={onDelete}>
            <Trash aria-hidden="true" />
          </IconButton>
        </>
      )}
    </RenamableRow>
  )
}
