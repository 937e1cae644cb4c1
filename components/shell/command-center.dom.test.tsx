import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { useCommands } from '#lib/client/keys/use-commands'
import messages from '#messages/en'
import { CommandCenter } from './command-center.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ push: vi.fn() }) }))
afterEach(() => {
  cleanup()
  bark.mockClear()
})

const bark = vi.fn()
const pant = vi.fn()
function Page() {
  useCommands(() => [
    { id: 'mute', group: 'look', label: 'Bark in silence', disabled: true, run: bark },
    { id: 'bark', group: 'look', label: 'Bark aloud', key: 'b', run: bark },
    { id: 'pant', group: 'look', label: 'Pant', key: 'p', repeats: true, run: pant },
  ])
  return (
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
        <input aria-label="Elsewhere" />
        <CommandCenter />
      </NextIntlClientProvider>
    </QueryClientProvider>
  )
}

it('keeps what is typed before the palette is there, and gives it to nobody else', async () => {
  render(<Page />)
  const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' })
  fireEvent.keyDown(elsewhere, { key: 'k', ctrlKey: true })
  for (const key of 'barx') expect(fireEvent.keyDown(elsewhere, { key })).toBe(false)
  expect(fireEvent.keyDown(elsewhere, { key: 'Backspace' })).toBe(false)
  const search = await screen.findByRole<HTMLInputElement>('combobox')
  expect(search.value).toBe('bar')
  expect(bark).not.toHaveBeenCalled()
  // The first that can be done, not the first.
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('Bark aloud')
  fireEvent.keyDown(search, { key: 'Enter' })
  expect(bark).toHaveBeenCalledOnce()
})

it('does what was typed and entered before the palette is there', async () => {
  render(<Page />)
  const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' })
  fireEvent.keyDown(elsewhere, { key: 'k', ctrlKey: true })
  for (const key of [...'aloud', 'Enter']) expect(fireEvent.keyDown(elsewhere, { key })).toBe(false)
  await waitFor(() => expect(bark).toHaveBeenCalledOnce())
  expect(screen.queryByRole('combobox')).toBeNull()
})

it('goes where arrows led that were pressed before the palette is there', async () => {
  render(<Page />)
  const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' })
  fireEvent.keyDown(elsewhere, { key: 'k', ctrlKey: true })
  const keys = ['ArrowDown', ...'bark', 'ArrowDown']
  for (const key of keys) expect(fireEvent.keyDown(elsewhere, { key })).toBe(false)
  const search = await screen.findByRole('combobox')
  // One down from the first that can be done, which is the last: they go round.
  const selected = () => screen.getByRole('option', { selected: true }).textContent
  expect(selected()).toContain('Bark in silence')
  fireEvent.keyDown(search, { key: 'ArrowDown' })
  expect(selected()).toContain('Bark aloud')
  fireEvent.keyDown(search, { key: 'ArrowUp' })
  expect(selected()).toContain('Bark in silence')
})

it('is not opened after all by Escape, and leaves the keys alone again', async () => {
  render(<Page />)
  const elsewhere = screen.getByRole('textbox', { name: 'Elsewhere' })
  fireEvent.keyDown(elsewhere, { key: 'k', ctrlKey: true })
  expect(fireEvent.keyDown(elsewhere, { key: 'Escape' })).toBe(false)
  expect(fireEvent.keyDown(elsewhere, { key: 'b' })).toBe(true)
  expect(screen.queryByRole('combobox')).toBeNull()
})

it('does once what a held key stands for, unless it is made to be done again and again', async () => {
  render(<Page />)
  for (const key of 'bbbppp') fireEvent.keyDown(document.body, { key, repeat: true })
  await waitFor(() => expect(pant).toHaveBeenCalledTimes(3))
  expect(bark).not.toHaveBeenCalled()
  fireEvent.keyDown(document.body, { key: 'b' })
  await waitFor(() => expect(bark).toHaveBeenCalledOnce())
})
