import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it } from 'vitest'
import { SandboxProvider } from '#components/generation/sandbox-context'
import type { AttemptStory } from '#lib/domain/generation/story'
import messages from '#messages/en'
import { AttemptFacts } from './attempt-facts.tsx'

afterEach(cleanup)

const ATTEMPT: AttemptStory = {
  number: 1,
  outcome: 'accepted',
  detail: null,
  sentAt: 1_000,
  answeredAt: 2_000,
  lookups: 0,
  taskId: 'task-1',
  billing: null,
}

it.each<[AttemptStory['billing'], string]>([
  [{ status: 'refunded', credits: '84', costUsd: '0.42' }, 'Refunded: net 0 (84 credits · $0.42 came back)'],
  [{ status: 'refunded', credits: null, costUsd: null }, 'Refunded: net 0'],
  [{ status: 'settled', credits: '84', costUsd: null }, 'charged · 84 credits'],
  [{ status: 'odd', credits: null, costUsd: null }, 'odd'],
  [{ status: null, credits: '84', costUsd: null }, '84 credits'],
  [null, 'The provider has not said.'],
])('says of the money %j: %s', (billing, words) => {
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <SandboxProvider value={false}>
        <AttemptFacts attempt={{ ...ATTEMPT, billing }} />
      </SandboxProvider>
    </NextIntlClientProvider>,
  )
  expect(screen.getByText('Cost').nextElementSibling?.textContent).toBe(words)
})
