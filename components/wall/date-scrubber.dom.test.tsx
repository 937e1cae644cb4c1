import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WallPlan } from '#lib/client/wall/plan'
import messages from '#messages/en'
import { DateScrubber } from './date-scrubber.tsx'

beforeEach(() => void vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => {}))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

/** The rail of a wall of ten windows. */
function show() {
  const onGo = vi.fn()
  const plan = { height: 10_000, dayAt: () => ({ day: '2026-11-29' }) } as unknown as WallPlan
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <DateScrubber plan={plan} top={0} height={1000} dayName={(day) => day} onGo={onGo} />
    </NextIntlClientProvider>,
  )
  const rail = screen.getByRole('slider').parentElement as HTMLElement
  vi.spyOn(rail, 'getBoundingClientRect').mockReturnValue({ top: 0, height: 100 } as DOMRect)
  return { onGo, rail }
}

it('follows the pointer as long as it is pressed', () => {
  const { onGo, rail } = show()
  fireEvent.pointerDown(rail, { button: 0, clientY: 10 })
  fireEvent.pointerMove(rail, { clientY: 50 })
  fireEvent.lostPointerCapture(rail)
  fireEvent.pointerMove(rail, { clientY: 90 })
  expect(onGo.mock.calls).toEqual([[900], [4500]])
})

it('leaves other buttons alone, whose end a menu may swallow', () => {
  const { onGo, rail } = show()
  fireEvent.pointerDown(rail, { button: 2, clientY: 10 })
  fireEvent.pointerMove(rail, { clientY: 50 })
  expect(onGo).not.toHaveBeenCalled()
})
