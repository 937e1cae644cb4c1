import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { revokeShare } from '#app/actions/revoke-share'
import { ShareList } from '#components/share/share-list'
import { FeedFrom } from '#components/shell/feed-from'
import { currentRev } from '#lib/server/generations/current-rev'
import { services } from '#lib/server/services'
import { listShares } from '#lib/server/share/list-shares'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('share')
  return { title: t('title') }
}

export default async function SharesPage() {
  const actor = await pageActor('/shares')
  const { db } = services()
  const [rev, shares] = await Promise.all([currentRev(db), listShares(db, actor)])
  return (
    <main id="content" className="mx-auto w-full max-w-[56rem] px-4 py-5 sm:px-6 sm:py-6">
      <FeedFrom rev={rev} />
      <ShareList shares={shares} now={Date.now()} revokeShare={revokeShare} />
    </main>
  )
}
