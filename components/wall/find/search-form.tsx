import Search from 'lucide-react/icons/search'
import { useTranslations } from 'next-intl'
import { type WallFilter, WORDS_MAX } from '#lib/domain/wall/wall-filter'
import { SEARCH_ID } from './search-id.ts'

/**
 * The field to search the wall in: plain HTML from the server, which works by itself as any form does. The finder takes over once it is there.
 * @param filter what the wall is narrowed to; all but the words stays with them
 */
export function SearchForm({ filter: { q = [], ...rest } }: { filter: WallFilter }) {
  const t = useTranslations('wall.find')
  return (
    <search className="min-w-0 grow">
      <form action="/wall" className="relative">
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted"
        />
        <input
          id={SEARCH_ID}
          type="search"
          name="q"
          aria-label={t('label')}
          placeholder={t('placeholder')}
          defaultValue={q[0]}
          maxLength={WORDS_MAX}
          autoComplete="off"
          enterKeyHint="search"
          className="h-10 w-full rounded-md border border-line bg-well pr-3 pl-9 text-base text-ink transition-colors placeholder:text-muted hover:border-control pointer-coarse:h-11"
        />
        {Object.entries(rest).flatMap(([name, values]) =>
          values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
        )}
      </form>
    </search>
  )
}
