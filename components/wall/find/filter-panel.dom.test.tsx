import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { type Viewer, ViewerContext } from '#components/team/viewer-context'
import { marksQuery } from '#lib/client/marks/marks-query'
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

function show(viewer: Viewer | null) {
  const lists = { tags: [], projects: [], people }
  vi.stubGlobal('fetch', async () => Response.json(lists))
  const client = new QueryClient()
  client.setQueryData(marksQuery().queryKey, lists)
  const onChange = vi.fn()
  render(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <ViewerContext value={viewer}>
          <FilterPanel filter={{}} onChange={onChange}>
            {null}
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
