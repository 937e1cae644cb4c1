import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { MarkActions } from '#lib/domain/marks/marks-schema'
import en from '#messages/en'
import { Trash } from './trash.tsx'

const refresh = vi.hoisted(() => vi.fn())
// The router of a running app: there is none in a document of a test.
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }), usePathname: () => '/wall/deleted' }))
afterEach(cleanup)

it('says what could not be restored and stays, as long as the server does not answer', async () => {
  const never = () => expect.fail('nobody pressed')
  const restoreGenerations = vi.fn<MarkActions['restoreGenerations']>(async () => ({ ok: false, problem: 'not_found' }))
  restoreGenerations.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const actions = { restoreGenerations, markGenerations: never, deleteGenerations: never, saveProject: never }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="en" messages={en} timeZone="UTC">
        <Trash
          deleted={[{ generation: madeUpGeneration('a'), deletedAt: 1 }]}
          days={30}
          actions={{ ...actions, deleteProject: never }}
        />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  )
  const button = screen.getByRole<HTMLButtonElement>('button', { name: /^Restore/ })
  await userEvent.click(button)
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe(en.actionProblem.unavailable))
  await vi.waitFor(() => expect(button.disabled).toBe(false))
  expect(refresh).not.toHaveBeenCalled()
  await userEvent.click(button)
  await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toBe(en.actionProblem.not_found))
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce())
})
