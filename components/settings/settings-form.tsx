import { useTranslations } from 'next-intl'
import { type ReactNode, useId } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { useAlive } from '#lib/client/use-alive'
import type { Saving } from './use-saving.ts'

/** A form with its heading, its help, the button that saves it, and what came of that. */
export function SettingsForm({
  title,
  help,
  save,
  saving,
  onSave,
  children,
}: {
  title: string
  help: string
  /** What the button says. */
  save: string
  saving: Saving
  onSave: () => void
  children: ReactNode
}) {
  const t = useTranslations('settingsPage.spending')
  const problemText = useProblemText()
  const alive = useAlive()
  const id = useId()
  return (
    <form
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSave()
      }}
      className="flex flex-col gap-4"
    >
      <div>
        <h3 id={id} className="font-medium text-sm">
          {title}
        </h3>
        <p className="pt-1 text-muted text-sm">{help}</p>
      </div>
      {/* What is entered before the page is alive would be lost. */}
      <fieldset disabled={!alive} className="contents">
        {children}
      </fieldset>
      <div className="mt-auto flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" disabled={!alive} busy={saving.state === 'busy'}>
          {save}
        </Button>
        <p role="status" className="text-muted text-sm">
          {saving.state === 'saved' && t('saved')}
        </p>
        {saving.state === 'refused' && saving.field === null && (
          <p role="alert" className="text-danger text-sm">
            {problemText(saving.problem)}
          </p>
        )}
      </div>
    </form>
  )
}
