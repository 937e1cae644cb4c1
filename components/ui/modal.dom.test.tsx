import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { Dialog } from './dialog.tsx'
import { Modal } from './modal.tsx'

afterEach(cleanup)

it.each([
  [
    'Modal',
    (onClose: () => void) => (
      <Modal label="A link" onClose={onClose}>
        {() => <p>The address</p>}
      </Modal>
    ),
  ],
  [
    'Dialog',
    (onClose: () => void) => (
      <Dialog title="A link" closeLabel="Close" onClose={onClose}>
        <p>The address</p>
      </Dialog>
    ),
  ],
])('%s closes at a press beside it, and not where one that began within ends there', (_, dialog) => {
  const onClose = vi.fn()
  render(dialog(onClose))
  const beside = screen.getByRole('dialog')
  // What a browser makes of dragging over the address until the pointer is beside the dialog.
  fireEvent.pointerDown(screen.getByText('The address'))
  fireEvent.pointerUp(beside)
  fireEvent.click(beside)
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.pointerDown(beside)
  fireEvent.pointerUp(beside)
  fireEvent.click(beside)
  expect(onClose).toHaveBeenCalledOnce()
})
