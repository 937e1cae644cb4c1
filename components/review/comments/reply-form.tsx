import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import type { ReviewDesk } from '#lib/client/review/review-desk'
import type { CommentView } from '#lib/domain/review/review-schema'
import { CommentField } from './comment-field.tsx'
import { useSaying } from './use-saying.ts'

/**
 * Answers a comment.
 * @param focused whether somebody has just asked for it @param onDone once it was said, or is not to be
 */
export function ReplyForm({
  to,
  place,
  add,
  focused,
  onDone,
}: Pick<ReviewDesk, 'place' | 'add'> & { to: CommentView; focused: boolean; onDone: () => void }) {
  const t = useTranslations('review')
  const { text, setText, busy, problem, say } = useSaying(place, add)
  const send = async () => {
    if (await say({ frame: null, spot: null, replyTo: to.id })) onDone()
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <CommentField
        data-kept
        autoFocus={focused}
        label={t('answerTo', { name: to.by.name })}
        hint={to.by.guest ? t('visitorsSee') : undefined}
        value={text}
        problem={problem}
        onSend={() => void send()}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex gap-2">
        <Button type="submit" size="sm" aria-disabled={busy || text.trim() === ''}>
          {t(busy ? 'sending' : 'send')}
        </Button>
        <Button
          tone="ghost"
          size="sm"
          onClick={() => {
            setText('')
            onDone()
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </form>
  )
}
