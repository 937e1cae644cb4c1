import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SettingField } from '#components/ui/setting-field'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { learnRev } from '#lib/client/generations/generation-pages'
import en from '#messages/en'
import { SignedOutPlace } from './signed-out-place.tsx'

const arrivals = vi.hoisted(() => new Map<string, { state: string }>())
vi.mock('#lib/client/board/use-uploads', () => ({ knownArrivals: arrivals }))

const reload = vi.spyOn(location, 'reload')
let status: number
beforeEach(() => {
  reload.mockReset()
  arrivals.clear()
  status = 401
  vi.stubGlobal('fetch', async () => (status === 304 ? new Response(null, { status }) : new Response('', { status })))
})
afterEach(cleanup)

function Price() {
  const [value, setValue] = useState('0.5')
  return <SettingField label="Price" value={value} problem={null} onChange={setValue} />
}

function Feed() {
  useChangeFeed()
  return null
}

/** A page whose session has ended, and which does not know it yet. */
function show(children: ReactNode) {
  const client = new QueryClient()
  learnRev(client, '1')
  const Page = () => {
    const [fed, setFed] = useState(false)
    return (
      <>
        <button type="button" onClick={() => setFed(true)}>
          ask
        </button>
        {fed && <Feed />}
        {children}
        <SignedOutPlace />
      </>
    )
  }
  render(
    <QueryClientProvider client={client}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <Page />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  return { ask: () => act(async () => screen.getByText('ask').click()) }
}
const price = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Price' })

describe('a session that ends', () => {
  it('leads to the sign-in where nothing would be lost', async () => {
    const { ask } = show(
      <>
        <Price />
        <textarea aria-label="Prompt" data-kept />
      </>,
    )
    await userEvent.click(price())
    await userEvent.type(screen.getByRole('textbox', { name: 'Prompt' }), 'A fox')
    await ask()
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('leaves the page with what is typed, says so, and goes on once somebody is signed in', async () => {
    const { ask } = show(<Price />)
    await userEvent.type(price(), '7')
    await ask()
    const notice = await screen.findByRole('alert')
    expect(notice.textContent).toContain('You are signed out.')
    const link = within(notice).getByRole('link')
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/sign-in', '_blank'])
    window.dispatchEvent(new Event('focus'))
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    expect(screen.queryByRole('alert')).not.toBeNull()
    status = 304
    window.dispatchEvent(new Event('focus'))
    await vi.waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(price().value).toBe('0.57')
    expect(reload).not.toHaveBeenCalled()
  })

  it.each<[string, ReactNode]>([
    ['a link that is shown once', <input key="link" readOnly value="https://clips.example/join/once" />],
    [
      'an open dialog',
      <dialog key="dialog" open>
        <p>Share</p>
      </dialog>,
    ],
  ])('leaves the page with %s', async (_, held) => {
    const { ask } = show(held)
    await ask()
    await screen.findByRole('alert')
    expect(reload).not.toHaveBeenCalled()
  })

  it('leaves the page with a picture that did not reach the library', async () => {
    arrivals.set('blob:a', { state: 'ready' }).set('blob:b', { state: 'failed' })
    const { ask } = show(null)
    await ask()
    await screen.findByRole('alert')
    expect(reload).not.toHaveBeenCalled()
  })

  it('is told within the dialog that is open, and beside it once that is closed', async () => {
    const { ask } = show(
      <dialog open>
        <p>Share</p>
      </dialog>,
    )
    await ask()
    const dialog = screen.getByRole<HTMLDialogElement>('dialog')
    await within(dialog).findByRole('alert')
    act(() => dialog.close())
    await vi.waitFor(() => expect(within(dialog).queryByRole('alert', { hidden: true })).toBeNull())
    expect(screen.getByRole('alert')).toBeDefined()
  })
})
