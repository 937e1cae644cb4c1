import { afterEach, beforeEach, expect, it, vi } from 'vitest'

/** As after a reload: what a module knew is gone. */
async function pageLoad() {
  vi.resetModules()
  return (await import('./half-written.ts')).halfWritten
}

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.restoreAllMocks())

it('is there again after a reload, at its place alone, and gone once it is emptied', async () => {
  const before = await pageLoad()
  before.set('one', 'The tail')
  const after = await pageLoad()
  expect(after.get('one')).toBe('The tail')
  expect(after.get('other')).toBe('')
  after.set('one', '')
  expect(sessionStorage.length).toBe(0)
  expect((await pageLoad()).get('one')).toBe('')
})

it('is known until the page is left where the browser keeps nothing', async () => {
  const refuse = () => {
    throw new DOMException('', 'SecurityError')
  }
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse })
  const here = await pageLoad()
  expect(here.get('one')).toBe('')
  here.set('one', 'The tail')
  expect(here.get('one')).toBe('The tail')
  here.set('one', '')
  expect(here.get('one')).toBe('')
})

it('goes on where something was typed before the page came alive', async () => {
  await pageLoad()
  const { halfWritten, keepEarly } = await import('./half-written.ts')
  const field = document.createElement('textarea')
  keepEarly('one', field)
  field.value = 'The tail'
  keepEarly('one', field)
  keepEarly('one', field)
  expect(halfWritten.get('one')).toBe('The tail')
  field.value = 'It melts'
  keepEarly('one', field)
  expect(halfWritten.get('one')).toBe('The tail\nIt melts')
})
