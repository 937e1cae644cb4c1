import { cleanup, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, expect, it } from 'vitest'
import en from '#messages/en'
import zh from '#messages/zh-CN'
import { KeptWords } from './kept-words.tsx'

afterEach(cleanup)

it.each([
  [[true], 'First frame kept', '首帧已保留'],
  [[false], 'First frame differs', '首帧有变化'],
  [[true, true], 'Both frames kept', '首尾帧均已保留'],
  [[true, false], 'Last frame differs', '尾帧有变化'],
  [[false, true], 'First frame differs', '首帧有变化'],
  [[false, false], 'Both frames differ', '首尾帧均有变化'],
])('says of frames that are kept or not (%s) what matters most', (kept, english, chinese) => {
  const frames = kept.map((one, i) => ({ role: i === 0 ? 'first_frame' : 'last_frame', kept: one }) as const)
  for (const [locale, messages, words] of [
    ['en', en, english],
    ['zh-CN', zh, chinese],
  ] as const) {
    render(
      <NextIntlClientProvider locale={locale} messages={messages}>
        <KeptWords frames={frames} />
      </NextIntlClientProvider>,
    )
    expect(screen.getByText(words).textContent).toBe(words)
    cleanup()
  }
})
