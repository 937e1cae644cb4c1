import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { ConfirmDialog } from './confirm-dialog.tsx'

afterEach(cleanup)

it('keeps the focus on the button that was pressed while it is busy, and takes no second press', async () => {
  let pressed = 0
  function Asking() {
    const [busy, setBusy] = useState(false)
    return (
      <ConfirmDialog
        title="Take it back?"
        about="For good."
        problem={null}
        words={{ close: 'Close', keep: 'Keep', confirm: 'Take back' }}
        busy={busy}
        onClose={() => expect.fail('closed while busy')}
        onConfirm={() => {
          pressed += 1
          setBusy(true)
        }}
      />
    )
  }
  render(<Asking />)
  const confirm = screen.getByRole<HTMLButtonElement>('button', { name: 'Take back' })
  await userEvent.click(confirm)
  expect(document.activeElement).toBe(confirm)
  expect(confirm.disabled).toBe(false)
  await userEvent.keyboard('{Enter}')
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }))
  expect(pressed).toBe(1)
})
