import { expect, it } from 'vitest'
import { createScroller } from './scroller.ts'

const VIEW = 900
const MILLION = 85_000_000

function scrollerOn(height: number) {
  let y = 0
  const went: number[] = []
  const port = {
    at: () => y,
    go: (to: number) => {
      went.push(to)
      y = to
    },
    view: () => VIEW,
  }
  const scroller = createScroller(port)
  scroller.reshape(height, 0, 0)
  const scroll = (to: number) => {
    y = to
    scroller.scrolled()
  }
  return { scroller, scroll, went, page: () => y }
}

it('moves the wall by as much as the page where one scrolls in small steps', () => {
  const { scroller, scroll, went } = scrollerOn(MILLION)
  for (let y = 100; y <= 5_000; y += 100) scroll(y)
  expect(scroller.place()).toBe(5_000)
  expect(scroller.offset()).toBe(0)
  expect(went).toEqual([])
})

it('reaches the last pixel of a million by the scroll bar, and the first again', () => {
  const { scroller, scroll } = scrollerOn(MILLION)
  scroll(4_000_000 - VIEW)
  expect(scroller.place()).toBe(MILLION - VIEW)
  scroll(0)
  expect(scroller.place()).toBe(0)
})

it('moves by small steps in the middle, and brings the bar to its place at rest', () => {
  const { scroller, scroll, page } = scrollerOn(MILLION)
  scroll(2_000_000)
  const middle = scroller.place()
  for (let i = 1; i <= 100; i += 1) scroll(2_000_000 + i * 100)
  expect(scroller.place()).toBe(middle + 10_000)
  expect(scroller.settle()).toBe(true)
  expect(page()).toBeLessThan(2_010_000)
  expect(scroller.place()).toBe(middle + 10_000)
  const offset = scroller.offset()
  scroll(page())
  expect(scroller.offset()).toBe(offset)
})

it('keeps what is looked at in its place when the wall grows above it, without a call to the browser', () => {
  const { scroller, scroll, went, page } = scrollerOn(50_000)
  for (let y = 500; y <= 10_000; y += 500) scroll(y)
  scroller.reshape(50_400, 0, scroller.place() + 400)
  expect(went).toEqual([])
  expect(scroller.offset()).toBe(400)
  scroller.settle()
  expect(page()).toBe(10_400)
  expect(scroller.offset()).toBe(0)
})

it('never leads beyond the wall', () => {
  const { scroller } = scrollerOn(50_000)
  scroller.goTo(1e9)
  expect(scroller.place()).toBe(50_000 - VIEW)
  scroller.goTo(-1)
  expect(scroller.place()).toBe(0)
})

it('moves as little as brings something into sight, and shows its beginning where it is higher than the window', () => {
  const { scroller, scroll } = scrollerOn(50_000)
  for (let y = 500; y <= 10_000; y += 500) scroll(y)
  scroller.reveal(10_100, 10_300)
  expect(scroller.place()).toBe(10_000)
  scroller.reveal(9_700, 9_900)
  expect(scroller.place()).toBe(9_700)
  scroller.reveal(10_500, 10_700)
  expect(scroller.place()).toBe(10_700 - VIEW)
  scroller.reveal(20_000, 22_000)
  expect(scroller.place()).toBe(20_000)
})
