import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import en from '#messages/en'
import { DeletedNotice } from './named-list-dialog.tsx'

afterEach(cleanup)

/** Each row is gone with the press that deletes it. */
function Rows() {
  const [rows, setRows] = useState(['one', 'two', 'three'])
  const [deleted, setDeleted] = useState<{ row: string } | null>(null)
  return (
    <>
      <DeletedNotice deleted={deleted} words={deleted && 'Deleted.'} onUndo={() => {}} />
      {rows.map((row) => (
        <button
          key={row}
          type="button"
          onClick={() => {
            setRows(rows.filter((one) => one !== row))
            setDeleted({ row })
          }}
        >
          {row}
        </button>
      ))}
    </>
  )
}

it('has the focus at the undoing of each row that went with it', async () => {
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <Rows />
    </NextIntlClientProvider>,
  )
  for (const row of ['one', 'two']) {
    await userEvent.click(screen.getByRole('button', { name: row }))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }))
  }
})
