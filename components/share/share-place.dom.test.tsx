import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { shareWish } from '#lib/client/share/share-wish'
import messages from '#messages/en'
import { SharePlace } from './share-place.tsx'

// As without a network.
vi.mock('./share-dialog.tsx', () => Promise.reject(new TypeError('Failed to fetch')))

afterEach(cleanup)

it('forgets a wish that could not be loaded once that is put away, so that the next one counts', async () => {
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <SharePlace actions={{ createShare: vi.fn() }} />
    </NextIntlClientProvider>,
  )
  for (const id of ['one', 'two']) {
    shareWish.set({ ids: [id] })
    expect(await screen.findByText(/This could not be loaded/)).toBeTruthy()
    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByText(/This could not be loaded/)).toBeNull()
    expect(shareWish.get()).toBeNull()
  }
})
