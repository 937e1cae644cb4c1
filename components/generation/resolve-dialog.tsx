'use client'

import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Notice } from '#components/ui/notice'
import type { GenerationActions } from '#lib/domain/actions'
import type { GenerationView } from '#lib/domain/generation/generation'
import { NameTaskForm } from './name-task-form.tsx'
import { SendAgain } from './send-again.tsx'
import { UnconfirmedWords } from './unconfirmed-words.tsx'
import { useProblemText } from './use-problem-text.tsx'
import { useResolution } from './use-resolution.ts'

/** Where a person decides about a paid request that was not clearly answered: name the task that it made, or send it again at their risk. */
export function ResolveDialog({
  generation,
  actions,
  onClose,
}: {
  generation: GenerationView
  actions: GenerationActions
  onClose: () => void
}) {
  const t = useTranslations('unconfirmed')
  const state = useTranslations('state')
  const problemText = useProblemText()
  const { busy, problem, done, wrongTask, sendAgain, nameTask } = useResolution(generation, actions)
  const { status } = generation
  const settled = done !== null || status.state !== 'unconfirmed'
  return (
    <Dialog title={t('title')} closeLabel={t('close')} busy={busy !== null} onClose={onClose}>
      {settled ? (
        <>
          <p role="status">{done ? t(`done.${done}`) : t('resolvedMeanwhile', { state: state(status.state) })}</p>
          <div className="flex justify-end">
            {/* What had the focus has gone with the choice. */}
            <Button autoFocus onClick={onClose}>
              {t('close')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="text-muted text-sm">
            <UnconfirmedWords unconfirmed={status.unconfirmed} />
          </p>
          {problem && <Notice tone="danger">{problemText(problem)}</Notice>}
          {wrongTask && <Notice tone="danger">{t('name.notOurs', { task: wrongTask })}</Notice>}
          <NameTaskForm busy={busy} onName={nameTask} />
          <SendAgain busy={busy} onSend={sendAgain} />
          <p role="status" className="sr-only">
            {busy && t(`busy.${busy}`)}
          </p>
        </>
      )}
    </Dialog>
  )
}
