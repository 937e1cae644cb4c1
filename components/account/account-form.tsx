import type { FormEvent, ReactNode } from 'react'
import { Button } from '#components/ui/button'
import { useAlive } from '#lib/client/use-alive'

/** Fields with one button under them, and what is wrong with them together. */
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
  const alive = useAlive()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onSend((name) => String(form.get(name) ?? ''))
  }
  return (
    // By POST, should it be sent before the page is alive: a password must not get into an address.
    <form method="post" onSubmit={send} className="flex flex-col gap-4">
      {children}
      {problem !== null && (
        <p role="alert" className="text-danger text-sm">
          {problem}
        </p>
      )}
      <Button type="submit" tone="accent" size="lg" disabled={!alive} busy={busy}>
        {submit}
      </Button>
    </form>
  )
}
