import { cleanup, render } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import messages from '#messages/en'
import { LastDay } from './last-day.tsx'
import { RoomHeading } from './room-heading.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh() {} }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllEnvs()
})

/** In Beijing it is the 8th. */
const LATE_ON_THE_7TH = Date.UTC(2026, 11, 7, 18)

it('writes the last day in the time zone of the server', () => {
  vi.stubEnv('TZ', 'Asia/Shanghai')
  const html = renderToString(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <RoomHeading
        page={{
          ...{ title: 'Foxes', madeBy: 'Ana', count: 2, expiresAt: LATE_ON_THE_7TH, clips: [], next: null },
          ...{ showsRecipe: false, allowsComments: false, allowsDownload: false },
        }}
      />
    </NextIntlClientProvider>,
  )
  expect(html).toContain('Dec 8, 2026')
})

it('tells it in the time zone of whoever looks once it is alive, and takes the HTML as it was drawn', async () => {
  const day = <LastDay at={LATE_ON_THE_7TH} locale="en" drawn="Dec 7, 2026" />
  const container = document.body.appendChild(document.createElement('p'))
  container.innerHTML = renderToString(day)
  expect(container.textContent).toBe('Dec 7, 2026')
  vi.stubEnv('TZ', 'Asia/Shanghai')
  const drawn = container.firstElementChild
  render(day, { container, hydrate: true, onRecoverableError: (error) => expect.fail(String(error)) })
  await vi.waitFor(() => expect(container.textContent).toBe('Dec 8, 2026'))
  expect(container.firstElementChild).toBe(drawn)
  container.remove()
})
