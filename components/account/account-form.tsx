import type { ReactNode } from 'react'
import { Button } from '#components/ui/button'

/**
 * Fields with one button under them, and what is wrong with them together. As an action and not as a handler of the form's submit: React keeps what was
 * sent before the page came alive, as by Enter after what a password manager filled in, and sends it then.
 */
export function AccountForm({
  submit,
  busy,
  problem,
  onSend,
  children,
}: {
  submit: string
  busy: boolean
  problem: string | null
  /** What stands in the fields, by their names. */
  onSend: (value: (name: string) => string) => void
  children: ReactNode
}) {
  return (
    <form
      // Nothing is returned: until a promise of an action has ended, nothing of what changed meanwhile is drawn.
      action={(form) => {
        onSend((name) => String(form.get(name) ?? ''))
      }}
      // React empties a form once its action is done; what was refused is to be mended, not to be entered anew.
      onReset={(event) => event.preventDefault()}
      className="flex flex-col gap-4"
    >
      {children}
      {problem !== null && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
      <Button type="submit" tone="accent" size="lg" busy={busy}>
        {submit}
      </Button>
    </form>
  )
}
