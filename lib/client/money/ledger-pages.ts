import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query'
import { fetchAs } from '#lib/client/fetch-as'
import type { LedgerDay, LedgerEntry, LedgerPage } from '#lib/domain/money/ledger'

/** The ledger, newest first, page by page. It is a look back: what comes while it is open is there when it is opened again. */
export function ledgerQuery(firstPage: LedgerPage) {
  return infiniteQueryOptions({
    queryKey: ['ledger', firstPage.entries[0]?.id ?? null] as const,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: (): InfiniteData<LedgerPage, string | null> => ({ pages: [firstPage], pageParams: [null] }),
  })
}

/** The days of all pages with their totals and as many of their attempts as are loaded, newest first. */
export function daysOf(pages: readonly LedgerPage[]): { totals: LedgerDay; entries: LedgerEntry[] }[] {
  const entries = Map.groupBy(
    pages.flatMap((page) => page.entries),
    (entry) => entry.day,
  )
  return pages.flatMap((page) => page.days).map((totals) => ({ totals, entries: entries.get(totals.day) ?? [] }))
}

function fetchPage(cursor: string | null, signal: AbortSignal): Promise<LedgerPage> {
  const schema = () => import('#lib/domain/money/ledger').then((module) => module.ledgerPageSchema)
  return fetchAs(`/api/ledger?cursor=${encodeURIComponent(cursor ?? '')}`, schema, signal)
}
