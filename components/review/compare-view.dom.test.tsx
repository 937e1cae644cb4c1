import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, within } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it, vi } from 'vitest'
import { MADE_UP_CLIP, madeUpGeneration } from '#lib/client/testing/made-up-generation'
import type { GenerationView } from '#lib/domain/generation/generation'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { CompareView } from './compare-view.tsx'

vi.mock('next/navigation', () => ({ useRouter: () => ({ replace: vi.fn() }) }))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

async function show(generations: GenerationView[], locale: 'en' | 'zh-CN' = 'en') {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 503 }))
  await act(async () => {
    render(
      <NextIntlClientProvider locale={locale} messages={locale === 'en' ? en : zh} timeZone="UTC">
        <QueryClientProvider client={new QueryClient()}>
          <CompareView generations={generations} rev="1" gone={0} />
        </QueryClientProvider>
      </NextIntlClientProvider>,
    )
  })
}

const ready = (id: string) => madeUpGeneration(id, { state: 'ready' })
const missing = madeUpGeneration('m', { state: 'ready', clip: { ...MADE_UP_CLIP, missing: true } })

it('says of a clip that is missing or not made yet that it does not play along, and lets the others play', async () => {
  await show([ready('a'), missing, madeUpGeneration('r', { state: 'running' })])
  const pane = (name: string) => within(screen.getByRole('figure', { name }))
  expect(pane('Clip 2').getByText('The file of this clip is missing.')).toBeTruthy()
  expect(pane('Clip 3').getByText('No clip to play: Generating')).toBeTruthy()
  await act(async () => screen.getByRole('button', { name: 'Play' }).click())
  expect(document.querySelectorAll('video')).toHaveLength(1)
})

it('offers nothing to play where no clip is there', async () => {
  await show([missing, madeUpGeneration('f', { state: 'failed' })])
  expect(screen.queryByRole('button', { name: 'Play' })).toBeNull()
})

it('calls takes of one shot by their numbers, in Chinese too', async () => {
  const take = (id: string, number: number) => ({ ...ready(id), shot: { id: 's', take: number, takes: 2 } })
  await show([take('a', 1), take('b', 2)], 'zh-CN')
  expect(screen.getByRole('figure', { name: '第 2 条' })).toBeTruthy()
  expect(screen.getByRole('link', { name: '返回各条' }).getAttribute('href')).toBe('/wall/a#takes')
})

it('leads back to the wall from clips that are no takes of one another', async () => {
  await show([ready('a'), ready('b')])
  expect(screen.getByRole('link', { name: 'Back to the wall' }).getAttribute('href')).toBe('/wall')
})
