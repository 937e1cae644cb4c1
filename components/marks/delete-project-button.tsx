import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { ConfirmDialog } from '#components/ui/confirm-dialog'
import type { ActionProblem } from '#lib/domain/actions'

/**
 * Deletes a project, once it was said what that means: nobody could put its clips together again.
 * @param name of the project @param onDelete answers what was wrong, or null @param onDeleted once it is gone
 */
export function DeleteProjectButton({
  name,
  onDelete,
  onDeleted,
}: {
  name: string
  onDelete: () => Promise<ActionProblem | null>
  onDeleted: () => void
}) {
  const t = useTranslations('marks')
  const problemText = useProblemText()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  return (
    <>
      <Button
        tone="ghost"
        aria-haspopup="dialog"
        onClick={() => {
          setProblem(null)
          setAsking(true)
        }}
      >
        {t('deleteProject')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('deleteProjectTitle', { name })}
          about={t('deleteProjectAbout')}
          problem={problem && problemText(problem)}
          words={{ close: t('close'), keep: t('keepProject'), confirm: t('deleteProject') }}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={async () => {
            setBusy(true)
            const refused = await onDelete()
            setBusy(false)
            setProblem(refused)
            if (refused === null) onDeleted()
          }}
        />
      )}
    </>
  )
}
