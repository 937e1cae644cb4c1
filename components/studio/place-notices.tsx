import { useTranslations } from 'next-intl'
import { type MouseEvent, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { IntakeNotice } from '#lib/client/use-stills'
import type { Role } from '#lib/domain/recipe'
import type { Board } from './use-board.ts'
import type { CropProblem } from './use-cropping.ts'

/** What went wrong in one place of the board, each with what mends it. */
export function PlaceNotices({ board, of: role }: { board: Board; of: Role }) {
  const t = useTranslations('studio.board')
  const problemText = useProblemText()
  const notice = board.notices[role]
  const failed = board.stills.flatMap((still) => (still.role === role && still.state === 'failed' ? [still] : []))
  return (
    <>
      {notice && (
        <Notice tone="danger">
          {notice.problem === 'no_room' ? (
            <>
              <span>{t('noRoom', { count: notice.files.length })}</span>
              {role === 'reference' && (
                <Button tone="link" size="bare" onClick={() => board.replaceLast(role)}>
                  {t('replaceLast', { count: notice.files.length })}
                </Button>
              )}
            </>
          ) : (
            <Refused board={board} role={role} notice={notice} />
          )}
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

/** Opens the choice of files of the place that a press came from. */
function chooseIn(event: MouseEvent): void {
  event.currentTarget.closest('section')?.querySelector<HTMLElement>('input[type=file]')?.click()
}

/** Why a file is not on the board, and what can be done: crop it, make it smaller, or choose another. */
function Refused({
  board,
  role,
  notice,
}: {
  board: Board
  role: Role
  notice: Exclude<IntakeNotice, { problem: 'no_room' }>
}) {
  const t = useTranslations('studio.board')
  const problemText = useProblemText()
  const [crop, setCrop] = useState<'idle' | 'busy' | CropProblem>('idle')
  const { file, problem } = notice
  const cropIt = async () => {
    if (!file || crop === 'busy') return
    setCrop('busy')
    setCrop((await board.takeOriginal(file, role)) ?? 'idle')
  }
  return (
    <>
      <span>
        {t('refused', { name: notice.name, reason: problemText(problem, notice.format) })}
        {crop !== 'idle' && crop !== 'busy' && ` ${crop === 'no_answer' ? t('noAnswer') : problemText(crop)}`}
      </span>
      {file && problem === 'too_narrow' && (
        <Button tone="link" size="bare" aria-disabled={crop === 'busy'} onClick={cropIt}>
          {t(crop === 'busy' ? 'uploading' : 'crop')}
        </Button>
      )}
      {file && problem === 'too_many_pixels' && (
        <Button tone="link" size="bare" onClick={() => board.shrink(role)}>
          {t('shrink')}
        </Button>
      )}
      <Button tone="link" size="bare" onClick={chooseIn}>
        {t('chooseAnother')}
      </Button>
    </>
  )
}
