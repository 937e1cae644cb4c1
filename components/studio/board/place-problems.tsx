import { useFormatter, useTranslations } from 'next-intl'
import { Fragment, type MouseEvent, type ReactNode, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import type { CropProblem } from '#components/studio/crop/use-cropping'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { ImageNotice } from '#lib/client/board/use-stills'
import type { Role } from '#lib/domain/recipe/recipe'
import type { Board } from './use-board.ts'

/** In a tab of its own: the file is in nobody's hands but this page's. */
const signInBeside = (words: ReactNode) => (
  <a href="/sign-in" target="_blank" rel="noopener" className="underline underline-offset-4">
    {words}
  </a>
)

/** What went wrong in one place of the board, each with what mends it. */
export function PlaceProblems({ board, of: role }: { board: Board; of: Role }) {
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
            if (notice.problem !== 'no_room')
              return <Refused key={notice.name} board={board} role={role} notice={notice} />
            const { length: count } = notice.left
            return (
              <Fragment key="room">
                <span>{t('noRoom', { count, names: format.list(notice.left.map(({ name }) => name)) })}</span>
                {role === 'reference' && (
                  <Button
                    tone="link"
                    size="bare"
                    className="pointer-coarse:min-h-11"
                    onClick={() => board.replaceLast(role, notice.left)}
                  >
                    {t('replaceLast', { count })}
                  </Button>
                )}
              </Fragment>
            )
          })}
        </Notice>
      )}
      {failed.map((still) => (
        <Notice key={still.key} tone="danger">
          <span>
            {still.problem === 'no_answer'
              ? t('noAnswer')
              : still.problem === 'signed_out'
                ? t.rich('signedOut', { link: signInBeside })
                : problemText(still.problem)}
          </span>
          <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={() => board.retry(still.key)}>
            {t('retry')}
          </Button>
        </Notice>
      ))}
    </>
  )
}

/** Characters that turn the direction of what follows: in a file's name they would turn the sentence around. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g

/** Opens the choice of files of the place that a press came from. */
function chooseIn(event: MouseEvent): void {
  event.currentTarget.closest('section')?.querySelector<HTMLElement>('input[type=file]')?.click()
}

/** Why a file is not on the board, and what can be done: crop it, make it smaller, or choose another. */
function Refused({ board, role, notice }: { board: Board; role: Role; notice: ImageNotice }) {
  const t = useTranslations('studio.board')
  const problemText = useProblemText()
  const [crop, setCrop] = useState<'idle' | 'busy' | CropProblem>('idle')
  const { file, problem } = notice
  const cropIt = async () => {
    if (crop === 'busy') return
    setCrop('busy')
    setCrop((await board.takeOriginal(file, role)) ?? 'idle')
  }
  return (
    <>
      <span>
        {t('refused', { name: notice.name.replace(TURNS, ''), reason: problemText(problem, notice.format) })}
        {crop !== 'idle' && crop !== 'busy' && ` ${crop === 'no_answer' ? t('noAnswer') : problemText(crop)}`}
      </span>
      {problem === 'too_narrow' && (
        <Button
          tone="link"
          size="bare"
          className="pointer-coarse:min-h-11"
          aria-disabled={crop === 'busy'}
          onClick={cropIt}
        >
          {t(crop === 'busy' ? 'uploading' : 'crop')}
        </Button>
      )}
      {problem === 'too_many_pixels' && (
        <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={() => board.shrink(role, file)}>
          {t('shrink')}
        </Button>
      )}
      <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={chooseIn}>
        {t('chooseAnother')}
      </Button>
    </>
  )
}
