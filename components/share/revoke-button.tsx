import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { ConfirmDialog } from '#components/ui/confirm-dialog'
import type { ActionProblem } from '#lib/domain/actions'

/** Takes a link back, once it was said that this is for good. @param name of the link @param onRevoke answers what was wrong, or null */
export function RevokeButton({ name, onRevoke }: { name: string; onRevoke: () => Promise<ActionProblem | null> }) {
  const t = useTranslations('share')
  const problemText = useProblemText()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const said = problem && (problem === 'not_found' ? t('nothing') : problemText(problem))
  return (
    <>
      <Button size="sm" className="whitespace-nowrap" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('revoke')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('revokeTitle', { name })}
          about={t('revokeAbout')}
          problem={said}
          words={{ close: t('close'), keep: t('keep'), confirm: t('revokeNow') }}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            setBusy(true)
            const refused = await onRevoke()
            setBusy(false)
            setProblem(refused)
            if (refused === null) setAsking(false)
          }}
        />
      )}
    </>
  )
}
