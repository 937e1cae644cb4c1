import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { RoomWords } from '#lib/client/share/room-words'
import { MADE_UP_CLIP } from '#lib/client/testing/made-up-generation'
import type { SharedClip, SharedPage } from '#lib/domain/share/share'
import { ScreeningRoom } from './screening-room.tsx'

vi.stubGlobal(
  'IntersectionObserver',
  class {
    observe() {}
    disconnect() {}
  },
)
afterEach(cleanup)

const words: RoomWords = {
  ...{ clip: 'Clip {number} of {count}', play: 'Play', controls: '', place: '{number} / {count}', fileName: '' },
  ...{ previous: 'Clip before', next: 'Next clip', download: '', all: 'All clips', choose: 'Clip {number}' },
  ...{ more: 'More', moreFailed: 'Could not be loaded.' },
}
const clip = (id: string): SharedClip => ({ id, clip: MADE_UP_CLIP, recipe: null })
const page: SharedPage = {
  ...{
    title: '',
    madeBy: '',
    expiresAt: 0,
    count: 3,
    showsRecipe: false,
    allowsComments: false,
    allowsDownload: false,
  },
  clips: [clip('a'), clip('b')],
  next: 'behind-b',
}

it('goes from clip to clip with the focus where it was, and on to one that had to be asked for twice', async () => {
  const answers = [new Response(null, { status: 503 }), Response.json({ clips: [clip('c')], next: null })]
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => answers.shift()),
  )
  render(
    <ScreeningRoom page={page} told={null} path="/s/token" words={words} language={{ locale: 'en', messages: {} }} />,
  )
  const next = screen.getByRole('button', { name: 'Next clip' })
  next.focus()
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('status').textContent).toBe('2 / 3')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next clip' }))
  expect(await screen.findByText('Could not be loaded.')).toBeTruthy()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('3 / 3'))
  // There is no further one, and the focus stays where it was all the same.
  expect(next.getAttribute('aria-disabled')).toBe('true')
  expect(document.activeElement).toBe(next)
})

it('has the address tell the clip in sight, once somebody goes on, and begins with the one that it tells', async () => {
  window.history.replaceState(null, '', '/s/token')
  const room = (told: string | null) => (
    <ScreeningRoom page={page} told={told} path="/s/token" words={words} language={{ locale: 'en', messages: {} }} />
  )
  vi.stubGlobal('fetch', async () => Response.json({ clips: [clip('c')], next: null }))
  const entries = window.history.length
  render(room(null))
  expect(window.location.search).toBe('')
  await userEvent.click(screen.getByRole('button', { name: 'Next clip' }))
  expect(window.location.search).toBe('?at=b')
  cleanup()
  render(room('b'))
  expect(screen.getByRole('status').textContent).toBe('2 / 3')
  cleanup()
  // It is not among those that the page came with.
  render(room('c'))
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('3 / 3'))
  expect(window.history.length).toBe(entries)
  window.history.replaceState(null, '', '/')
})
