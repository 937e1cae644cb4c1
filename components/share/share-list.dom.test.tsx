import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import type { ShareView } from '#lib/domain/share/share'
import messages from '#messages/en'
import { ShareList } from './share-list.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllEnvs()
})

const share = (id: string): ShareView => ({
  ...{ id, title: `Link ${id}`, project: null, clips: 1, pictureUrl: null, madeBy: 'Ana' },
  ...{ hasPassword: false, showsRecipe: false, allowsComments: false, allowsDownload: false, canRevoke: true },
  ...{ createdAt: 0, expiresAt: 1e12, revokedAt: null, opens: 0, lastOpenedAt: null },
})

// In Beijing it is the 8th.
const LATE_ON_THE_7TH = Date.UTC(2026, 11, 7, 18)

const show = (shares: ShareView[]) =>
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <ShareList
        shares={shares}
        now={0}
        revokeShare={async (id) => ({ ok: true, value: { ...share(id), revokedAt: 1 } })}
      />
    </NextIntlClientProvider>,
  )

it('leads the focus to the link that was taken back, and says so each time', async () => {
  show([share('one'), share('two')])
  const status = screen.getByRole('status')
  expect(document.activeElement).toBe(document.body)
  const said: (Element | null)[] = []
  for (const id of ['one', 'two']) {
    const row = screen.getByRole('heading', { name: `Link ${id}` }).closest('li') as HTMLElement
    await userEvent.click(within(row).getByRole('button', { name: 'Take back' }))
    await userEvent.click(screen.getByRole('button', { name: 'Take back for good' }))
    await vi.waitFor(() => expect(document.activeElement).toBe(within(row).getByRole('heading')))
    expect(status.textContent).toBe('The link is taken back.')
    said.push(status.firstElementChild)
  }
  expect(status.isConnected).toBe(true)
  expect(said[0]).not.toBe(said[1])
})

it('tells days as they are where somebody looks', () => {
  vi.stubEnv('TZ', 'Asia/Shanghai')
  show([{ ...share('one'), createdAt: LATE_ON_THE_7TH, expiresAt: LATE_ON_THE_7TH, lastOpenedAt: LATE_ON_THE_7TH }])
  const row = screen.getByRole('listitem').textContent
  for (const words of ['Made by Ana on', 'Good until', 'Last on']) expect(row).toContain(`${words} Dec 8, 2026`)
})
