import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#components/ui/button'
import { cn } from '#components/ui/cn'
import { focusIsLost } from '#components/ui/lost-focus'
import { lookAtFrame } from '#lib/client/player/page-player'
import type { ReviewDesk } from '#lib/client/review/review-desk'
import type { Thread } from '#lib/client/review/threads'
import { useHalfWritten } from '#lib/client/review/use-half-written'
import { CommentDeeds } from './comment-deeds.tsx'
import { CommentWords } from './comment-words.tsx'
import { ReplyForm } from './reply-form.tsx'

/** A comment, what can be done about it, and the answers to it. */
export function CommentThread({ thread: { number, topic, answers }, desk }: { thread: Thread; desk: ReviewDesk }) {
  const t = useTranslations('review')
  const place = `${desk.place} ${topic.id}`
  const halfWritten = useHalfWritten(place) !== ''
  const [answering, setAnswering] = useState<'asked' | 'goneOn' | null>(null)
  // An answer that was begun before stands there of itself.
  if (halfWritten && answering === null) setAnswering('goneOn')
  const answer = useRef<HTMLButtonElement>(null)
  const settle = () => {
    flushSync(() => setAnswering(null))
    if (focusIsLost()) answer.current?.focus()
  }
  const { frame, spot, resolved, deleted } = topic
  return (
    <li className={cn('flex flex-col gap-1 border-line border-t pt-2', resolved && 'text-muted')}>
      <CommentWords
        comment={topic}
        place={
          <>
            {spot && (
              <span className="flex size-5 shrink-0 items-center justify-center rounded-full bg-accent font-medium text-accent-ink text-xs tabular-nums">
                {number}
              </span>
            )}
            {frame !== null && (
              <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={() => lookAtFrame(frame)}>
                {t('frame', { frame: frame + 1 })}
              </Button>
            )}
          </>
        }
      />
      {resolved && <p className="break-words text-muted text-xs">{t('resolvedBy', { name: resolved.by })}</p>}
      {!deleted && (
        <CommentDeeds
          comment={topic}
          desk={desk}
          answer={answer}
          onAnswer={answering ? undefined : () => setAnswering('asked')}
        />
      )}
      {answers.length > 0 && (
        <ol aria-label={t('answers')} className="flex flex-col gap-2 border-line border-l pl-3">
          {answers.map((answer) => (
            <li key={answer.id}>
              <CommentWords comment={answer} />
              {answer.mayDelete && <CommentDeeds comment={answer} desk={desk} />}
            </li>
          ))}
        </ol>
      )}
      {answering && (
        <ReplyForm to={topic} place={place} add={desk.add} focused={answering === 'asked'} onDone={settle} />
      )}
    </li>
  )
}
