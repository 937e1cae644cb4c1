import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId } from 'react'
import { MendNotice } from '#components/ui/mend-notice'
import { frameMarks } from '#lib/client/player/frame-marks'
import { showFrame } from '#lib/client/player/page-player'
import type { ReviewDesk } from '#lib/client/review/review-desk'
import { spots } from '#lib/client/review/spots'
import { type Thread, threadsOf } from '#lib/client/review/threads'
import { goToComment } from './comment-anchor.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentThread } from './comment-thread.tsx'
import { VerdictBar } from './verdict-bar.tsx'

/**
 * What is said of the clip of this page, and saying more.
 * @param judgeable whether there is a clip to be approved
 */
export function ReviewPanel({ desk, judgeable }: { desk: ReviewDesk; judgeable: boolean }) {
  const t = useTranslations('review')
  const id = useId()
  const threads = threadsOf(desk.review.comments)
  useMarkings(threads)
  useAddressedComment(threads)
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <h2 id={id} className="font-medium text-muted text-sm">
        {t('title')}
      </h2>
      {judgeable && <VerdictBar desk={desk} />}
      {desk.stale && <MendNotice words={t('failed')} mend={t('reload')} onMend={desk.again} />}
      {threads.length > 0 && (
        <ol
          aria-label={t('comments')}
          // Beside the picture, it keeps that in sight; that there is more shows as the last line fades.
          className="-mx-2 flex flex-col gap-1 px-2 lg:mask-b-from-[calc(100%-2rem)] lg:max-h-[max(16rem,calc(100svh-27rem))] lg:overflow-y-auto lg:pb-8"
        >
          {threads.map((thread) => (
            <CommentThread key={thread.topic.id} thread={thread} desk={desk} />
          ))}
        </ol>
      )}
      <CommentForm place={desk.place} add={desk.add} />
    </section>
  )
}

/** Marks the frames and spots of comments on the player while the panel is there. */
function useMarkings(threads: readonly Thread[]): void {
  const t = useTranslations('review')
  const tell = useEffectEvent(() => {
    const said = threads.filter(({ topic }) => !topic.deleted)
    const frames = new Set(said.flatMap(({ topic }) => topic.frame ?? []))
    frameMarks.set(
      [...frames].map((frame) => {
        const those = said.filter(({ topic }) => topic.frame === frame)
        const strong = those.some(({ topic }) => topic.resolved === null)
        return { frame, label: those.map(labelOf).join('\n'), strong }
      }),
    )
    spots.set(
      said.flatMap(({ number, topic }) =>
        topic.frame === null || topic.spot === null
          ? []
          : [
              {
                ...topic,
                number,
                frame: topic.frame,
                spot: topic.spot,
                label: labelOf({ topic }),
                open: !topic.resolved,
              },
            ],
      ),
    )
  })
  const labelOf = ({ topic }: Pick<Thread, 'topic'>) => t('mark', { name: topic.by.name, text: topic.text })
  const told = JSON.stringify(threads)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is what is drawn.
  useEffect(() => tell(), [told])
  useEffect(
    () => () => {
      frameMarks.set([])
      spots.set([])
    },
    [],
  )
}

/** An address that names a comment leads to it and to its picture. */
function useAddressedComment(threads: readonly Thread[]): void {
  const follow = useEffectEvent(() => {
    const named = threads.find(({ topic, answers }) =>
      [topic, ...answers].some(({ id }) => window.location.hash === `#comment-${id}`),
    )
    if (!named) return
    goToComment(window.location.hash.slice('#comment-'.length))
    if (named.topic.frame !== null) showFrame(named.topic.frame)
  })
  useEffect(() => {
    const onHash = () => follow()
    onHash()
    window.addEventListener('hashchange', onHash)
    return () => window.removeEventListener('hashchange', onHash)
  }, [])
}
