import { useTranslations } from 'next-intl'
import { SaveUnderName } from '#components/ui/save-under-name'
import { newId } from '#lib/client/new-id'
import { GIVEN_NAME_MAX } from '#lib/domain/given-name'
import type { SaveViewInput } from '#lib/domain/wall/saved-view'
import { useFilterWords } from './use-filter-words.ts'

/** Saves what the wall is narrowed to under a name. @param onSave answers whether it was done */
export function SaveView({ filter, onSave }: { filter: string; onSave: (input: SaveViewInput) => Promise<boolean> }) {
  const t = useTranslations('wall.views')
  const words = useFilterWords(filter.includes('project='))
  return (
    <fieldset className="flex flex-col gap-2 border-line border-t pt-4">
      <legend className="float-left font-medium text-sm">{t('saveTitle')}</legend>
      <p className="break-words text-muted text-xs">{words.all(filter).join(t('between'))}</p>
      <SaveUnderName
        label={t('name')}
        action={t('save')}
        maxLength={GIVEN_NAME_MAX}
        savedWords={(name) => t('saved', { name })}
        newId={newId}
        onSave={(named) => onSave({ ...named, filter })}
      />
    </fieldset>
  )
}
