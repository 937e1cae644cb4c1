import { seedWall } from '#e2e/testing/seed-wall'
import { createStack } from '#e2e/testing/stack'
import type { Bench } from './bench.ts'
import { openFirefox } from './firefox/bidi.ts'

const SIZE = 1_000_000
const GOALS = { elements: 600, images: 40 }

type Seen = { position: number; visible: boolean; elements: number; images: number; pageHeight: number }

/** What is at the very end of the page once it was scrolled there and its last picture came. */
const AT_THE_END = `(async () => {
  const last = () => document.querySelector('[aria-posinset="${SIZE}"]')
  const began = performance.now()
  while (!last()?.querySelector('img')?.complete && performance.now() - began < 20000) {
    scrollTo(0, document.documentElement.scrollHeight)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const list = document.querySelector('ul:has(> [aria-posinset])')
  const box = last()?.getBoundingClientRect()
  return {
    position: Math.max(...[...list.querySelectorAll('[aria-posinset]')].map((card) => Number(card.getAttribute('aria-posinset')))),
    visible: box !== undefined && box.top >= 0 && box.bottom <= innerHeight,
    elements: list.querySelectorAll('*').length,
    images: list.querySelectorAll('img').length,
    pageHeight: document.documentElement.scrollHeight,
  }
})()`

/** Firefox lays out no element higher than some 17.9 million pixels, and a million cards need more. */
export const firefox: Bench = {
  name: 'firefox',
  title: 'The last of a million in Firefox',
  async run() {
    const stack = await createStack({})
    try {
      await stack.start()
      await seedWall(stack.dataDir, SIZE)
      const browser = await openFirefox({ width: 1440, height: 900 })
      try {
        const version = await browser.evaluate<string>('navigator.userAgent.match(/Firefox.*/)[0]')
        await browser.open(`${stack.url}/wall`)
        await browser.evaluate(`new Promise((resolve) => {
          const look = () => (document.querySelector('[aria-posinset="1"] img')?.complete ? resolve(true) : setTimeout(look, 50))
          look()
        })`)
        const seen = await browser.evaluate<Seen>(AT_THE_END)
        return {
          about: `${version}, the machine's own, without a window, 1440 by 900: scrolled to the end of a wall of ${SIZE.toLocaleString('en')} clips.`,
          columns: ['last card drawn', 'in sight', 'elements', 'images', 'height of the page, px'],
          rows: [
            [
              seen.position.toLocaleString('en'),
              seen.visible ? 'yes' : 'no',
              String(seen.elements),
              String(seen.images),
              seen.pageHeight.toLocaleString('en'),
            ],
          ],
          goals: [
            { text: 'the last card is there and in sight', met: seen.position === SIZE && seen.visible },
            {
              text: `at most ${GOALS.elements} elements and ${GOALS.images} images`,
              met: seen.elements <= GOALS.elements && seen.images <= GOALS.images,
            },
          ],
        }
      } finally {
        await browser.close()
      }
    } finally {
      await stack.dispose()
    }
  },
}
