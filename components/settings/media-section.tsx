'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState, useTransition } from 'react'
import { Button } from '#components/ui/button'
import { LocalTime } from '#components/ui/local-time'
import { hasAnswered, readAnew } from '#lib/client/read-anew'
import type { ActionResult } from '#lib/domain/actions'
import type { MediaFacts } from '#lib/domain/app-facts'
import { FactSection } from './fact-section.tsx'
import { FindingList } from './finding-list.tsx'

/** How often the page is read anew while a look is under way, in ms. Without the server it is left as it is until the next turn. */
const AGAIN_MS = 2_000

/** What the last look through the media found and what is done about it, and the button for another look. */
export function MediaSection({ media, look }: { media: MediaFacts; look: () => Promise<ActionResult<null>> }) {
  const t = useTranslations('settingsPage.media')
  const format = useFormatter()
  const router = useRouter()
  const [problem, setProblem] = useState(false)
  // Pending until the page that knows of the look is drawn, so that nothing old is said in between.
  const [asking, startAsking] = useTransition()
  const { missing, orphans, checkedAt, looking, findings } = media
  const busy = looking || asking
  useEffect(() => {
    if (!looking) return
    const timer = setInterval(() => readAnew(router), AGAIN_MS)
    return () => clearInterval(timer)
  }, [looking, router])

  const ask = () =>
    startAsking(async () => {
      const answer = await look().catch(() => ({ ok: false, problem: 'unavailable' }) as const)
      setProblem(!answer.ok)
      if (hasAnswered(answer)) router.refresh()
    })

  return (
    <FactSection
      anchor="media"
      title={t('title')}
      facts={[
        [t('checked'), checkedAt === null ? t('never') : <LocalTime key="checked" at={checkedAt} />],
        [t('missing'), format.number(missing)],
        [t('orphans'), format.number(orphans)],
      ]}
    >
      <div className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={ask} busy={busy}>
          {t('look')}
        </Button>
        <p role="status" className="text-muted text-sm">
          {busy ? t('looking') : checkedAt !== null && (missing + orphans === 0 ? t('allWell') : t('found'))}
        </p>
        {problem && (
          <p role="alert" className="text-danger text-sm">
            {t('notAsked')}
          </p>
        )}
      </div>
      <FindingList findings={findings} more={missing + orphans - findings.length} />
    </FactSection>
  )
}
