import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, it } from 'vitest'
import { SaveUnderName } from './save-under-name.tsx'

afterEach(cleanup)

type Asked = { id: string; name: string; answer: (done: boolean) => void }

/** @returns what was asked to be saved, to be answered by hand; the ids count up from 1 */
function showField(): Asked[] {
  const asked: Asked[] = []
  let ids = 0
  render(
    <SaveUnderName
      label="Name"
      action="Save"
      maxLength={40}
      savedWords={(name) => `Saved ${name}.`}
      newId={() => String(++ids)}
      onSave={(named) => new Promise((answer) => asked.push({ ...named, answer }))}
    />,
  )
  return asked
}

const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })

it('is empty again once something is saved', async () => {
  const user = userEvent.setup()
  const asked = showField()
  await user.type(field(), 'Dusk{Enter}')
  asked[0]?.answer(true)
  expect(await screen.findByText('Saved Dusk.')).toBeDefined()
  expect(field().value).toBe('')
})

it('keeps what is typed while one is saved, and saves it as another', async () => {
  const user = userEvent.setup()
  const asked = showField()
  await user.type(field(), 'Dusk{Enter}')
  await user.clear(field())
  await user.type(field(), 'Dawn{Enter}')
  asked[0]?.answer(true)
  expect(await screen.findByText('Saved Dusk.')).toBeDefined()
  expect(field().value).toBe('Dawn')
  expect(asked.map(({ id, name }) => [id, name])).toEqual([
    ['1', 'Dusk'],
    ['2', 'Dawn'],
  ])
})

it('saves under the same id what had no answer', async () => {
  const user = userEvent.setup()
  const asked = showField()
  await user.type(field(), 'Dusk{Enter}')
  asked[0]?.answer(false)
  await user.type(field(), '{Enter}')
  expect(asked.map(({ id }) => id)).toEqual(['1', '1'])
})
