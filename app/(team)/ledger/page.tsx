import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { LedgerView } from '#components/ledger/ledger-view'
import { FeedFrom } from '#components/shell/feed-from'
import { currentRev } from '#lib/server/generations/current-rev'
import { listAttempts } from '#lib/server/generations/ledger/list-attempts'
import { ledgerPlace } from '#lib/server/ledger-place'
import { services } from '#lib/server/services'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('ledger')
  return { title: t('title') }
}

export default async function LedgerPage() {
  await pageActor('/ledger')
  const { db, provider } = services()
  const account = await provider.current()
  const [rev, firstPage] = await Promise.all([currentRev(db), listAttempts(db, ledgerPlace(account), { cursor: null })])
  return (
    <main id="content" className="mx-auto w-full max-w-[72rem] px-4 py-5 sm:px-6 sm:py-6">
      <FeedFrom rev={rev} />
      <LedgerView firstPage={firstPage} sandbox={account.sandbox} />
    </main>
  )
}
