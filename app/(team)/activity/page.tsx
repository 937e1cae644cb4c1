import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { ActivityView } from '#components/activity/activity-view'
import { FeedFrom } from '#components/shell/feed-from'
import { parseActivityFilter } from '#lib/domain/team/activity'
import { listActivity } from '#lib/server/activity/list-activity'
import { currentRev } from '#lib/server/generations/current-rev'
import { ledgerPlace } from '#lib/server/ledger-place'
import { services } from '#lib/server/services'
import { listPeople } from '#lib/server/team/manage-people'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('activity'))('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who did what, a page at a time: plain links and a plain form, so that an address tells all. */
export default async function ActivityPage({ searchParams }: Props) {
  await pageActor('/activity')
  const { db, provider } = services()
  const asked = Object.entries(await searchParams).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const query = new URLSearchParams(asked)
  const filter = parseActivityFilter(query)
  const place = ledgerPlace(await provider.current())
  const [rev, people, page] = await Promise.all([
    currentRev(db),
    listPeople(db),
    listActivity(db, { filter, cursor: query.get('cursor'), ...place }),
  ])
  return (
    <main id="content" className="mx-auto w-full max-w-[56rem] px-4 py-5 sm:px-6 sm:py-6">
      <FeedFrom rev={rev} />
      <ActivityView page={page} filter={filter} people={people} timeZone={place.timeZone} later={query.has('cursor')} />
    </main>
  )
}
