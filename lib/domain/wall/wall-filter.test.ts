import { expect, it } from 'vitest'
import { filterText, parseFilter, WORDS_MAX, withValues } from './wall-filter.ts'

const read = (query: string) => parseFilter(new URLSearchParams(query))

it('reads what an address asks for, alternatives in one order, and nothing else of it', () => {
  expect(read('state=ready&q=+fox++雨夜+&at=2026-11-24.3&state=failed&length=10&show=at-risk&audio=on')).toEqual({
    q: ['fox  雨夜'],
    show: ['at-risk'],
    state: ['ready', 'failed'],
    length: ['10'],
    audio: ['on'],
  })
})

it.each([
  'state=lost',
  'q=%20',
  'from=2026-13-01',
  'from=2026-02-30',
  'to=yesterday',
  'length=7',
  'show=all',
  'ratio=4:3',
  'q=%00',
])('leaves out %s', (query) => {
  expect(read(query)).toEqual({})
})

it('writes equal filters in the same way, which reads as the same', () => {
  const text = filterText(read('ratio=16:9&q=雨 %26 fox&from=2026-11-01&mode=pro'))
  expect(text).toBe(filterText(read('from=2026-11-01&mode=pro&q=雨+%26+fox&ratio=16%3A9')))
  expect(filterText(read(text))).toBe(text)
  expect(filterText({})).toBe('')
})

it('cuts a long text between characters', () => {
  const [text = ''] = read(`q=${'🦊'.repeat(WORDS_MAX + 1)}`).q ?? []
  expect([...text]).toHaveLength(WORDS_MAX)
  expect(text.isWellFormed()).toBe(true)
})

it('knows a tag however it is written', () => {
  expect(read('tag=Night++Shoot&tag=night shoot&tag=夜').tag).toEqual(['night shoot', '夜'])
})

it('changes the values of one filter and leaves it out without any', () => {
  const filter = read('q=fox&state=ready')
  expect(withValues(filter, 'state', ['failed'])).toEqual({ q: ['fox'], state: ['failed'] })
  expect(withValues(filter, 'state', [])).toEqual({ q: ['fox'] })
})
