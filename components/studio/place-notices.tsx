import { useFormatter, useTranslations } from 'next-intl'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Role } from '#lib/domain/recipe'
import type { Board } from './use-board.ts'

/** What went wrong in one place of the board, each with what mends it. */
export function PlaceNotices({ board, of: role }: { board: Board; of: Role }) {
  const t = useTranslations('studio.board')
  const format = useFormatter()
  const problemText = useProblemText()
  const notices = board.notices[role] ?? []
  const failed = board.stills.flatMap((still) => (still.role === role && still.state === 'failed' ? [still] : []))
  return (
    <>
      {notices.length > 0 && (
        <Notice tone="danger">
          {notices.map((notice) => {
            if (notice.problem === 'no_frame') return <span key="frame">{t('noFrame')}</span>
            if (notice.problem !== 'no_room') {
              const reason = problemText(notice.problem, notice.format)
              return <span key={notice.name}>{t('refused', { name: notice.name, reason })}</span>
            }
            const { length: count } = notice.names
            return <span key="room">{t('noRoom', { count, names: format.list(notice.names) })}</span>
          })}
        </Notice>
      )}
      {failed.map((still) => (
        <Notice key={still.key} tone="danger">
          <span>{still.problem === 'no_answer' ? t('noAnswer') : problemText(still.problem)}</span>
          <Button tone="link" size="bare" onClick={() => board.retry(still.key)}>
            {t('retry')}
          </Button>
        </Notice>
      ))}
    </>
  )
}
