import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { selected, toggleSelected, unselect } from '#lib/client/marks/selection'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import en from '#messages/en'
import { SelectionBar } from './selection-bar.tsx'

const push = vi.fn()
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))
// happy-dom has no popovers: what a browser tells of one is told here.
beforeAll(() => {
  HTMLElement.prototype.hidePopover = () => {}
})
afterEach(() => {
  cleanup()
  unselect()
})

const actions: MarkActions = {
  markGenerations: vi.fn<MarkActions['markGenerations']>(async () => ({ ok: true, value: [] })),
  deleteGenerations: vi.fn<MarkActions['deleteGenerations']>(async () => ({
    ok: true,
    value: { deleted: [], underWay: [] },
  })),
  restoreGenerations: vi.fn<MarkActions['restoreGenerations']>(),
  saveProject: vi.fn<MarkActions['saveProject']>(),
  deleteProject: vi.fn<MarkActions['deleteProject']>(),
}

function show() {
  for (const id of ['a', 'b']) toggleSelected(id)
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <QueryClientProvider client={new QueryClient()}>
        <SelectionBar ids={['a', 'b']} actions={actions} />
      </QueryClientProvider>
    </NextIntlClientProvider>,
  )
  return within(screen.getByRole('region', { name: 'Selection' }))
}

it('shows by a word what each does, and never the same drawing twice', async () => {
  const bar = show()
  const more = bar.getByRole('button', { name: 'More' })
  const controls = [...bar.getAllByRole('button'), ...bar.getAllByRole('link')].filter((one) => one !== more)
  expect(controls).toHaveLength(11)
  for (const one of controls) {
    const word = one.textContent ?? ''
    expect(word).not.toBe('')
    expect((one.getAttribute('aria-label') ?? '').toLowerCase()).toContain(word.toLowerCase())
  }
  const drawings = controls.flatMap((one) => one.querySelector('svg')?.innerHTML ?? [])
  expect(new Set(drawings).size).toBe(drawings.length)
  await userEvent.click(bar.getByRole('button', { name: 'Clear selection' }))
  expect(selected.get().size).toBe(0)
})

it('has on a phone in a menu what the bar has no room for', async () => {
  const bar = show()
  fireEvent(bar.getByRole('menu', { name: 'More' }), Object.assign(new Event('beforetoggle'), { newState: 'open' }))
  const item = (name: string) => bar.getByRole('menuitem', { name })
  await userEvent.click(item('Compare side by side'))
  expect(push).toHaveBeenLastCalledWith('/wall/compare?ids=a,b')
  await userEvent.click(item('One by one'))
  expect(push).toHaveBeenLastCalledWith('/wall/cull?ids=a,b')
  const sent = vi.spyOn(HTMLFormElement.prototype, 'requestSubmit').mockImplementation(() => {})
  await userEvent.click(item('Download ZIP'))
  expect(sent).toHaveBeenCalledOnce()
  expect(item('Copy links')).toBeTruthy()
  expect(item('Share')).toBeTruthy()
  await userEvent.click(item('Delete'))
  expect(actions.deleteGenerations).toHaveBeenCalledWith(['a', 'b'])
})
