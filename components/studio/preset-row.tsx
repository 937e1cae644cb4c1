import Pencil from 'lucide-react/icons/pencil'
import Trash from 'lucide-react/icons/trash-2'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import type { PresetView } from '#lib/domain/preset'
import { NameField } from './name-field.tsx'
import { usePresetWords } from './use-preset-words.ts'

/** One preset: its name, what applying it changes, and what can be done with it. */
export function PresetRow({
  preset,
  barred,
  onApply,
  onRename,
  onDelete,
}: {
  preset: PresetView
  /** Whether it has images while others are still on their way. */
  barred: boolean
  onApply: () => void
  /** Answers whether it was done. */
  onRename: (name: string) => Promise<boolean>
  onDelete: () => void
}) {
  const t = useTranslations('presets')
  const presetWords = usePresetWords()
  const [name, setName] = useState<string | null>(null)
  const pencil = useRef<HTMLButtonElement>(null)
  const missing = preset.images.filter(({ image }) => image === null).length
  const settle = () => {
    flushSync(() => setName(null))
    pencil.current?.focus()
  }
  const rename = async () => {
    if (name === null || name.trim() === '') return
    if (name.trim() === preset.name || (await onRename(name.trim()))) settle()
  }
  if (name !== null)
    return (
      <li className="flex items-end gap-2 py-2.5">
        <NameField
          label={t('rename', { name: preset.name })}
          value={name}
          autoFocus
          onChange={setName}
          onEnter={rename}
          onEscape={settle}
        />
        <Button className="shrink-0" onClick={rename}>
          {t('ok')}
        </Button>
        <Button tone="ghost" className="shrink-0" onClick={settle}>
          {t('cancel')}
        </Button>
      </li>
    )
  return (
    <li className="flex items-center gap-1 py-2.5">
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
      <IconButton ref={pencil} label={t('rename', { name: preset.name })} onClick={() => setName(preset.name)}>
        <Pencil aria-hidden="true" />
      </IconButton>
      <IconButton label={t('delete', { name: preset.name })} onClick={onDelete}>
        <Trash aria-hidden="true" />
      </IconButton>
    </li>
  )
}
