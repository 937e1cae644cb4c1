import { expect, it } from 'vitest'
import { isChinese } from './join-words.ts'
import { PROMPT_WORDS } from './prompt-words.ts'

const all = Object.values(PROMPT_WORDS).flat()

it('says every thing once, in both languages', () => {
  expect(new Set(all.map((words) => words.en)).size).toBe(all.length)
  expect(new Set(all.map((words) => words['zh-CN'])).size).toBe(all.length)
  expect(all.filter((words) => isChinese(words.en) || !isChinese(words['zh-CN']))).toEqual([])
})

it('brings no commas of its own, which would look like two thoughts', () => {
  expect(all.flatMap((words) => Object.values(words)).filter((text) => /[,，。]|^\s|\s$/u.test(text))).toEqual([])
})
