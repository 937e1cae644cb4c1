import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LOCALES, pickLocale } from './locales.ts'

it.each([
  ['zh-CN', 'en', 'zh-CN'],
  ['en', 'zh-CN', 'en'],
  ['fr', 'zh', 'zh-CN'],
  [undefined, null, 'en'],
  [undefined, '', 'en'],
  [undefined, 'zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
  [undefined, 'ZH-hans', 'zh-CN'],
  [undefined, 'en-GB,zh;q=0.9', 'en'],
  [undefined, 'en;q=0.5, zh;q=0.7', 'zh-CN'],
  [undefined, 'fr, de;q=0.9, zh;q=0.1', 'zh-CN'],
  [undefined, 'zh;q=0, fr', 'en'],
  [undefined, 'fr,ja', 'en'],
  [undefined, '*', 'en'],
])('cookie %s and header %j speak %s', (cookie, header, locale) => {
  expect(pickLocale(cookie, header)).toBe(locale)
})

it('speaks one of ours whatever a browser sends', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (cookie, header) => LOCALES.includes(pickLocale(cookie, header))))
})
