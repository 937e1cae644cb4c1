import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ActionResult } from '#lib/domain/actions'
import type { MediaFacts } from '#lib/domain/app-facts'
import en from '#messages/en'
import { MediaSection } from './media-section.tsx'

const refresh = vi.hoisted(() => vi.fn())
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }))

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  refresh.mockClear()
})

const WELL: MediaFacts = { missing: 0, orphans: 0, checkedAt: 1_000, looking: false, findings: [] }
const show = (media: Partial<MediaFacts>, answer: ActionResult<null> = { ok: true, value: null }) => {
  const look = vi.fn(async () => answer)
  render(
    <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
      <MediaSection media={{ ...WELL, ...media }} look={look} />
    </NextIntlClientProvider>,
  )
  return look
}
const button = () => screen.getByRole('button', { name: 'Look through the media now' })

describe('the media section', () => {
  it('asks for a look and reads the page anew', async () => {
    const look = show({})
    expect(screen.getByRole('status').textContent).toBe('Every file is where it belongs.')
    await userEvent.click(button())
    expect(look).toHaveBeenCalledOnce()
    await vi.waitFor(() => expect(refresh).toHaveBeenCalled())
  })

  it('says when the server could not be asked', async () => {
    show({}, { ok: false, problem: 'unavailable' })
    await userEvent.click(button())
    expect((await screen.findByRole('alert')).textContent).toBe('The server could not be asked. Try again in a moment.')
    expect(refresh).not.toHaveBeenCalled()
  })

  it('reads the page anew while a look is under way, and not a second look at once', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', async () => new Response())
    show({ looking: true })
    expect(screen.getByRole('status').textContent).toBe('Looking through the media…')
    expect(button().getAttribute('aria-disabled')).toBe('true')
    await vi.advanceTimersByTimeAsync(6_000)
    expect(refresh).toHaveBeenCalledTimes(3)
  })

  it('leaves the page alone without a network, with what is typed on it, and goes on with the next turn', async () => {
    vi.useFakeTimers()
    const fetch = vi.fn(() => Promise.reject(new TypeError('Failed to fetch')))
    vi.stubGlobal('fetch', fetch)
    show({ looking: true })
    await vi.advanceTimersByTimeAsync(6_000)
    expect(refresh).not.toHaveBeenCalled()
    vi.stubGlobal('fetch', async () => new Response())
    await vi.advanceTimersByTimeAsync(2_000)
    expect(refresh).toHaveBeenCalledOnce()
  })

  it('says of each finding what is done about it', () => {
    const finding = (name: string, kind: 'missing' | 'orphan', hope: MediaFacts['findings'][number]['hope']) => ({
      ...{ name, kind, hope },
      bytes: 2_400_000,
      foundAt: 1,
    })
    const findings = [
      finding('a.mp4', 'missing', 'mending'),
      finding('b.png', 'missing', 'person'),
      finding('c.jpg', 'orphan', 'none'),
    ]
    show({ missing: 2, orphans: 103, findings })
    const said = screen.getAllByRole('listitem').map((item) => item.textContent)
    expect(said).toEqual([
      'Missing: a.mp4 · 2.4 MBIt is made or fetched again with every look, as long as the provider still has the clip.',
      'Missing: b.png · 2.4 MBAdd the same picture again in the studio, or restore it from a backup.',
      'Belongs to nothing: c.jpg · 2.4 MBIt does no harm and is left alone.',
    ])
    expect(screen.getByText('102 more are not shown.')).toBeDefined()
  })
})
