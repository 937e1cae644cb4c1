import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog'
import { Notice } from '#components/ui/notice'
import type { ActionProblem } from '#lib/domain/actions'

/** Takes a link back, once it was said that this is for good. @param name of the link @param onRevoke answers what was wrong, or null */
export function RevokeButton({ name, onRevoke }: { name: string; onRevoke: () => Promise<ActionProblem | null> }) {
  const t = useTranslations('share')
  const problemText = useProblemText()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  return (
    <>
      <Button size="sm" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('revoke')}
      </Button>
      {asking && (
        <Dialog title={t('revokeTitle', { name })} closeLabel={t('close')} busy={busy} onClose={() => setAsking(false)}>
          <p className="text-muted text-sm">{t('revokeAbout')}</p>
          {problem && <Notice tone="danger">{problem === 'not_found' ? t('nothing') : problemText(problem)}</Notice>}
          <div className="flex flex-wrap justify-end gap-2">
            <Button disabled={busy} onClick={() => setAsking(false)}>
              {t('keep')}
            </Button>
            <Button
              tone="accent"
              disabled={busy}
              onClick={async () => {
                setBusy(true)
                const refused = await onRevoke()
                setBusy(false)
                setProblem(refused)
                if (refused === null) setAsking(false)
              }}
            >
              {t('revokeNow')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}
