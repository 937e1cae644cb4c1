import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '#components/ui/button'
import { NameField } from '#components/ui/name-field'
import { GIVEN_NAME_MAX } from '#lib/domain/given-name'
import type { SaveViewInput } from '#lib/domain/saved-view'
import { useFilterWords } from './use-filter-words.ts'

/** Saves what the wall is narrowed to under a name. @param onSave answers whether it was done */
export function SaveView({ filter, onSave }: { filter: string; onSave: (input: SaveViewInput) => Promise<boolean> }) {
  const t = useTranslations('wall.views')
  const words = useFilterWords(filter.includes('project='))
  const [name, setName] = useState('')
  const [id, setId] = useState(() => crypto.randomUUID() as string)
  const [saved, setSaved] = useState('')
  const ready = name.trim() !== ''
  const save = async () => {
    if (!ready || !(await onSave({ id, name: name.trim(), filter }))) return
    setSaved(t('saved', { name: name.trim() }))
    setName('')
    setId(crypto.randomUUID())
  }
  return (
    <fieldset className="flex flex-col gap-2 border-line border-t pt-4">
      <legend className="float-left font-medium text-sm">{t('saveTitle')}</legend>
      <p className="break-words text-muted text-xs">{words.all(filter).join(t('between'))}</p>
      <div className="flex items-end gap-2">
        <NameField
          label={t('name')}
          labelled="above"
          maxLength={GIVEN_NAME_MAX}
          value={name}
          onChange={setName}
          onEnter={save}
        />
        <Button className="shrink-0" aria-disabled={!ready} onClick={save}>
          {t('save')}
        </Button>
      </div>
      <p role="status" className="text-muted text-sm empty:hidden">
        {saved}
      </p>
    </fieldset>
  )
}
