import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { NextIntlClientProvider } from 'next-intl'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPlan } from '#lib/client/wall/plan'
import messages from '#messages/en'
import { DateScrubber } from './date-scrubber.tsx'

beforeEach(() => void vi.spyOn(Element.prototype, 'setPointerCapture').mockImplementation(() => {}))
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

const SPACE = { width: 1_376, foot: 88, head: 48 }
const MEMORY = { width: 0, heights: new Map(), layouts: new Map() }
const PLAN = createPlan({ days: [['2026-11-29', 400]], cards: new Map() }, SPACE, new Map(), MEMORY)
const WINDOW = 1_000
/** How far the wall can be scrolled. */
const END = PLAN.height - WINDOW

function show() {
  const onGo = vi.fn()
  render(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="UTC">
      <DateScrubber plan={PLAN} top={0} height={WINDOW} dayName={(day) => day} onGo={onGo} />
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
  expect(onGo.mock.calls).toEqual([[END * 0.1], [END * 0.5]])
})

it('leaves other buttons alone, whose end a menu may swallow', () => {
  const { onGo, rail } = show()
  fireEvent.pointerDown(rail, { button: 2, clientY: 10 })
  fireEvent.pointerMove(rail, { clientY: 50 })
  expect(onGo).not.toHaveBeenCalled()
})
