import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { Button } from '#components/ui/button'
import { ACTIVITY_KINDS, type ActivityFilter } from '#lib/domain/team/activity'

/** Narrows the list. A form of the page's own, which works before any script has come. */
export function ActivityForm({
  filter,
  people,
}: {
  filter: ActivityFilter
  people: readonly { id: string; name: string }[]
}) {
  const t = useTranslations('activity')
  return (
    <form action="/activity" className="flex flex-wrap items-end gap-3 border-line border-b pb-4">
      <Choice
        name="by"
        label={t('who')}
        all={t('everybody')}
        value={filter.actor}
        options={people.map(({ id, name }) => [id, name])}
      />
      <Choice
        name="kind"
        label={t('what')}
        all={t('everything')}
        value={filter.kind}
        options={ACTIVITY_KINDS.map((kind) => [kind, t(`name.${kind}`)])}
      />
      <Labelled label={t('day')}>
        {(id) => <input id={id} type="date" name="day" defaultValue={filter.day ?? ''} className={FIELD} />}
      </Labelled>
      <Button type="submit">{t('show')}</Button>
    </form>
  )
}

const FIELD =
  'h-10 w-full rounded-md border border-line bg-well px-3 text-base text-ink hover:border-control pointer-coarse:h-11'

function Choice({
  name,
  label,
  all,
  value,
  options,
}: {
  name: string
  label: string
  /** What to choose to leave nothing out. */
  all: string
  value: string | null
  options: readonly (readonly [string, string])[]
}) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} name={name} defaultValue={value ?? ''} className={FIELD}>
          <option value="">{all}</option>
          {options.map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="flex min-w-44 flex-1 flex-col gap-1">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
