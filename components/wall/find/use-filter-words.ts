import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useContext } from 'react'
import { ViewerContext } from '#components/team/viewer-context'
import { marksQuery } from '#lib/client/marks/marks-query'
import { STATES } from '#lib/domain/generation/states'
import { SHAPES } from '#lib/domain/recipe/shape'
import { type ChoiceName, FILTER_NAMES, type FilterName, parseFilter } from '#lib/domain/wall/wall-filter'

/** The words for filters and their values, in the reader's language. @param withProjects whether names of projects are needed */
export function useFilterWords(withProjects: boolean) {
  const t = useTranslations('wall.find')
  const viewer = useContext(ViewerContext)
  const { data: marks } = useQuery({ ...marksQuery(), enabled: withProjects })
  const state = useTranslations('state')
  const shape = useTranslations('shape')
  const settings = useTranslations('studio.settings')
  const format = new Intl.DateTimeFormat(useLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const day = (value: string) => format.format(new Date(`${value}T00:00:00Z`))

  const values: Record<FilterName, (value: string) => string> = {
    q: (value) => t('words', { words: value }),
    show: () => t('atRisk'),
    state: (value) => nameOf(STATES, value, state),
    // One frame alone is of this shape as well.
    shape: (value) => (value === 'frames' ? t('frames') : nameOf(SHAPES, value, shape)),
    mode: (value) => settings(value === 'pro' ? 'pro' : 'std'),
    ratio: (value) => value,
    length: (value) => settings('seconds', { seconds: Number(value) }),
    audio: (value) => t(value === 'on' ? 'audioOn' : 'audioOff'),
    rating: (value) => (value === 'none' ? t('unrated') : t('stars', { count: Number(value) })),
    pick: (value) => t(value === 'picked' ? 'picked' : value === 'rejected' ? 'rejected' : 'unpicked'),
    review: (value) => t(value === 'open' ? 'openComments' : value === 'approved' ? 'approved' : 'changesAsked'),
    tag: (value) => t('tagged', { tag: value }),
    project: (value) => marks?.projects.find((one) => one.id === value)?.name ?? t('someProject'),
    by: (value) =>
      value === viewer?.id
        ? t('mine')
        : t('madeBy', { name: marks?.people.find((one) => one.id === value)?.name ?? t('somebody') }),
    from: (value) => t('since', { day: day(value) }),
    to: (value) => t('until', { day: day(value) }),
  }
  const groups: Record<ChoiceName, string> = {
    show: t('safety'),
    state: t('state'),
    shape: t('shape'),
    mode: settings('quality'),
    ratio: settings('aspectRatio'),
    length: settings('duration'),
    audio: settings('audio'),
    rating: t('rating'),
    pick: t('pick'),
    review: t('review'),
  }
  return {
    group: (name: ChoiceName) => groups[name],
    value: (name: FilterName, value: string) => values[name](value),
    /** Of everything that a wall is narrowed to. */
    all: (text: string) => {
      const filter = parseFilter(new URLSearchParams(text))
      return FILTER_NAMES.flatMap((name) => (filter[name] ?? []).map((value) => values[name](value)))
    },
  }
}

/** Values have been checked where the address was read. */
function nameOf<Name extends string>(names: readonly Name[], value: string, t: (name: Name) => string): string {
  const name = names.find((one) => one === value)
  return name === undefined ? value : t(name)
}
