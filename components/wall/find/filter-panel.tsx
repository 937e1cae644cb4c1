import { useQuery } from '@tanstack/react-query'
import Trash2 from 'lucide-react/icons/trash-2'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useContext } from 'react'
import { useRights } from '#components/team/use-rights'
import { ViewerContext } from '#components/team/viewer-context'
import { Button } from '#components/ui/button'
import { buttonLook } from '#components/ui/button-look'
import { cn } from '#components/ui/cn'
import { marksQuery } from '#lib/client/marks/marks-query'
import { PAGES } from '#lib/domain/team/access'
import {
  CHOICES,
  type ChoiceName,
  type FilterName,
  narrows,
  type WallFilter,
  withoutValue,
  withValues,
} from '#lib/domain/wall/wall-filter'
import { DateField } from './date-field.tsx'
import { useFilterWords } from './use-filter-words.ts'

/**
 * In the order of how often a team asks, behind its projects and tags: what was made of clips, who made them, and then what they are. What is
 * at risk has its own place above the wall and is offered here for who combines it.
 */
const JUDGED: readonly ChoiceName[] = ['rating', 'pick', 'state', 'review']
const MADE: readonly ChoiceName[] = ['shape', 'mode', 'ratio', 'length', 'audio', 'show']
/** Tags and projects that are offered, the most used tags first. */
const LISTED = 24
const DATES = ['from', 'to'] as const

/** Everything that the wall can be narrowed by. Each choice is done at once: the wall beside it shows what is left. */
export function FilterPanel({
  filter,
  onChange,
  children,
}: {
  filter: WallFilter
  onChange: (next: WallFilter) => void
  /** What stands above it all. */
  children: ReactNode
}) {
  const t = useTranslations('wall.find')
  const words = useFilterWords(true)
  const { data: marks } = useQuery(marksQuery())
  const viewer = useContext(ViewerContext)
  const deleted = useTranslations('trash')
  const { may } = useRights()
  /** What was chosen of a list is offered also where the list has more than is shown, or does not have it any more. */
  const listed = (name: FilterName, values: readonly string[]) => [
    ...new Set([...(filter[name] ?? []), ...values.slice(0, LISTED)]),
  ]
  const fixed = (names: readonly ChoiceName[]) =>
    names.map((name) => ({ name, title: words.group(name), values: CHOICES[name] }))
  const groups: { name: FilterName; title: string; values: readonly string[] }[] = [
    {
      name: 'project' as const,
      title: t('project'),
      values: listed(
        'project',
        (marks?.projects ?? []).map(({ id }) => id),
      ),
    },
    { name: 'tag' as const, title: t('tag'), values: listed('tag', marks?.tags ?? []) },
    ...fixed(JUDGED),
    {
      name: 'by' as const,
      title: t('by'),
      values: listed(
        'by',
        (marks?.people ?? []).map(({ id }) => id).sort((a, b) => Number(b === viewer?.id) - Number(a === viewer?.id)),
      ),
    },
    ...fixed(MADE),
    // The lists of projects and tags come a moment later, above all others: they have their room before, and keep it where they are empty.
  ].filter(({ name, values }) => values.length > 0 || name === 'project' || name === 'tag')
  const choose = (name: FilterName, value: string, chosen: boolean) => {
    const others = withoutValue(filter, name, value)
    onChange(chosen ? withValues(others, name, [...(others[name] ?? []), value]) : others)
  }
  return (
    <div className="flex flex-col gap-4">
      {children}
      {groups.map(({ name, title, values }) => (
        <fieldset key={name}>
          <legend className="pb-1 font-medium text-muted text-xs">{title}</legend>
          <div className="flex min-h-8 flex-wrap items-center gap-x-5 gap-y-0.5 pointer-coarse:min-h-11">
            {marks && values.length === 0 && <p className="text-muted text-sm">{t('noneYet')}</p>}
            {values.map((value) => (
              <label
                key={value}
                className="wrap-anywhere flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11"
              >
                <input
                  type="checkbox"
                  className="size-4 shrink-0 accent-accent"
                  checked={filter[name]?.includes(value) ?? false}
                  onChange={(event) => choose(name, value, event.target.checked)}
                />
                {words.value(name, value)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <fieldset>
        <legend className="pb-1 font-medium text-muted text-xs">{t('date')}</legend>
        <div className="grid grid-cols-2 gap-3">
          {DATES.map((name) => (
            <DateField
              key={name}
              label={t(name)}
              value={filter[name]?.[0] ?? ''}
              onChange={(value) => onChange(withValues(filter, name, value === '' ? [] : [value]))}
            />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap items-center justify-between gap-2 border-line border-t pt-3">
        {may(PAGES['/wall/deleted']) && (
          // Not on the wall, however it is narrowed; and where else would one look for it.
          <Link
            href="/wall/deleted"
            prefetch={false}
            className={cn(buttonLook({ tone: 'ghost', size: 'sm' }), '-ml-3')}
          >
            <Trash2 aria-hidden="true" className="size-4" />
            {deleted('title')}
          </Link>
        )}
        {narrows(filter) && (
          <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={() => onChange({})}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  )
}
