import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { MonthView } from '#components/ledger/month-view'
import { FeedFrom } from '#components/shell/feed-from'
import { askedMonth } from '#lib/domain/money/ledger'
import { currentRev } from '#lib/server/generations/current-rev'
import { monthByPerson } from '#lib/server/generations/ledger/month-by-person'
import { ledgerPlace } from '#lib/server/ledger-place'
import { services } from '#lib/server/services'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ledger'))('byPerson') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who spent what in a month. */
export default async function LedgerPeoplePage({ searchParams }: Props) {
  await pageActor('/ledger/people')
  const { db, provider } = services()
  const account = await provider.current()
  const place = ledgerPlace(account)
  const month = askedMonth((await searchParams).month)
  const [rev, page] = await Promise.all([currentRev(db), monthByPerson(db, place, month)])
  return (
    <main id="content" className="mx-auto w-full max-w-[72rem] px-4 py-5 sm:px-6 sm:py-6">
      <FeedFrom rev={rev} />
      <MonthView page={page} sandbox={account.sandbox} timeZone={place.timeZone} />
    </main>
  )
}
