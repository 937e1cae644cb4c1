import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import en from '#messages/en'
import { DeletedNotice } from './named-list-dialog.tsx'
import { RenamableRow } from './renamable-row.tsx'
import { useDeleted } from './use-deleted.tsx'

afterEach(cleanup)

/** Each row is gone with the press that deletes it, and back with Undo. */
function Rows() {
  const [gone, setGone] = useState<string[]>([])
  const { deleted, noteDeleted, noteBack, isBack } = useDeleted<{ id: string }>()
  return (
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <DeletedNotice
        deleted={deleted}
        words={deleted && 'Deleted.'}
        onUndo={() => {
          if (!deleted) return
          setGone(gone.filter((id) => id !== deleted.id))
          noteBack(deleted)
        }}
      />
      <ul>
        {['one', 'two', 'three']
          .filter((id) => !gone.includes(id))
          .map((id) => (
            <RenamableRow
              key={id}
              label={`Rename ${id}`}
              name={id}
              maxLength={9}
              isBack={isBack(id)}
              onRename={() => true}
              className=""
            >
              {(pencil) => (
                <>
                  {pencil}
                  <button
                    type="button"
                    onClick={() => {
                      setGone([...gone, id])
                      noteDeleted({ id })
                    }}
                  >
                    Delete {id}
                  </button>
                </>
              )}
            </RenamableRow>
          ))}
      </ul>
    </NextIntlClientProvider>
  )
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

it('has the focus at the undoing of each row that went with it', async () => {
  render(<Rows />)
  for (const id of ['one', 'two']) {
    await press(`Delete ${id}`)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }))
  }
})

it('leads the focus to each row that is back', async () => {
  render(<Rows />)
  for (const id of ['one', 'two']) {
    await press(`Delete ${id}`)
    await press('Undo')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: `Rename ${id}` }))
  }
})
