import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { type Viewer, ViewerContext } from '#components/team/viewer-context'
import { marksQuery } from '#lib/client/marks/marks-query'
import type { MarkList } from '#lib/domain/marks/marks-schema'
import en from '#messages/en'
import { FilterPanel } from './filter-panel.tsx'

const ANA = '00000000-0000-4000-8000-00000000000a'
const BEN = '00000000-0000-4000-8000-00000000000b'
const people = [
  { id: ANA, name: 'Ana' },
  { id: BEN, name: 'Ben' },
]

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(viewer: Viewer | null, marked: Pick<MarkList, 'tags' | 'projects'> = { tags: [], projects: [] }) {
  const lists = { ...marked, people }
  vi.stubGlobal('fetch', async () => Response.json(lists))
  const client = new QueryClient()
  client.setQueryData(marksQuery().queryKey, lists)
  const onChange = vi.fn()
  render(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <ViewerContext value={viewer}>
          <FilterPanel filter={{}} onChange={onChange}>
            <button type="button">Saved views</button>
          </FilterPanel>
        </ViewerContext>
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  const group = within(screen.getByRole('group', { name: 'Made by' }))
  const names = group.getAllByRole('checkbox').map((box) => box.closest('label')?.textContent)
  return { onChange, group, names }
}

it('offers what one made oneself first, and others by name', async () => {
  const { onChange, group, names } = show({ id: BEN, may: ['look'] })
  expect(names).toEqual(['Mine', 'By Ana'])
  await userEvent.click(group.getByRole('checkbox', { name: 'Mine' }))
  expect(onChange).toHaveBeenCalledWith({ by: [BEN] })
})

it('knows everybody by name where nobody signs in', () => {
  expect(show(null).names).toEqual(['By Ana', 'By Ben'])
})

it('leads to what was deleted lately, where one may restore it', () => {
  show({ id: BEN, may: ['look', 'changeOwn'] })
  expect(screen.getByRole('link', { name: 'Recently deleted' }).getAttribute('href')).toBe('/wall/deleted')
  cleanup()
  show({ id: BEN, may: ['look'] })
  expect(screen.queryByRole('link')).toBeNull()
})

it('begins with the saved views and what teams look for, and keeps the room of lists that are empty', () => {
  const WINTER = { id: '00000000-0000-4000-8000-0000000000aa', name: 'Winter film' }
  show(null, { tags: [], projects: [WINTER] })
  const order = screen.getAllByRole('group').map((group) => group.querySelector('legend')?.textContent)
  expect(order.slice(0, 6)).toEqual(['Project', 'Tag', 'Rating', 'Pick', 'State', 'Review'])
  expect(
    within(screen.getByRole('group', { name: 'Project' })).getByRole('checkbox', { name: 'Winter film' }),
  ).toBeTruthy()
  expect(screen.getByRole('group', { name: 'Tag' }).textContent).toBe('TagNone yet')
  const views = screen.getByRole('button', { name: 'Saved views' })
  const [first] = screen.getAllByRole('group')
  expect(first && views.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})
