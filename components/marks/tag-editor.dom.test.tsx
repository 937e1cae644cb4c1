import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { useState } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { marksQuery } from '#lib/client/marks/marks-query'
import en from '#messages/en'
import { TagEditor } from './tag-editor.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Tags() {
  const [tags, setTags] = useState(['fox', 'night', 'snow'])
  return (
    <TagEditor
      tags={tags}
      disabled={false}
      onAdd={async () => true}
      onRemove={(gone) => setTags(tags.filter((tag) => tag !== gone))}
    />
  )
}

it('leads the focus from a tag that goes to the next one, and from the last to adding one', async () => {
  const list = { tags: [], projects: [], people: [] }
  vi.stubGlobal('fetch', async () => Response.json(list))
  const client = new QueryClient()
  client.setQueryData(marksQuery().queryKey, list)
  render(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <Tags />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent
  screen.getByRole('button', { name: 'Remove tag night' }).focus()
  for (const next of ['Remove tag snow', 'Remove tag fox', 'Add']) {
    await userEvent.keyboard('{Enter}')
    expect(focused()).toBe(next)
  }
})
