import { describe, expect, it } from 'vitest'
import { clipFileName } from './clip-file-name.ts'

const id = '0d3f7c2a-91b4-4c58-8a1e-1f0e8d7c6b5a'
const name = (prompt: string) => clipFileName(prompt, id)

describe('clipFileName', () => {
  it.each([
    ['A red fox jumps.', 'A-red-fox-jumps-0d3f7c2a.mp4'],
    ['雪地里，一只狐狸跃起。', '雪地里，一只狐狸跃起-0d3f7c2a.mp4'],
    ['what? "a/b\\c" <d>: *|', 'what-a-b-c-d-0d3f7c2a.mp4'],
    ['100% \n\t real', '100-real-0d3f7c2a.mp4'],
    ['../../etc/passwd', 'etc-passwd-0d3f7c2a.mp4'],
    ['CON', 'CON-0d3f7c2a.mp4'],
    ['\u202Efdp.exe', 'fdp.exe-0d3f7c2a.mp4'],
    ['???', 'clip-0d3f7c2a.mp4'],
  ])('%j becomes %s', (prompt, expected) => {
    expect(name(prompt)).toBe(expected)
  })

  it('writes letters composed, as all systems can compare them', () => {
    expect(name('Cafe\u0301')).toBe('Café-0d3f7c2a.mp4')
  })

  it('ends long prompts between words', () => {
    expect(name(`${'wonderful '.repeat(20)}end`)).toBe(`${'wonderful-'.repeat(6).slice(0, -1)}-0d3f7c2a.mp4`)
  })

  it('keeps a mark on the last letter that there is room for', () => {
    expect(name(`${'a'.repeat(59)}x\u0301${'b'.repeat(9)}`)).toBe(`${'a'.repeat(59)}x\u0301-0d3f7c2a.mp4`)
    expect(name('狐'.repeat(58).concat('ab', 'c'.repeat(9)))).toBe(`${'狐'.repeat(58)}ab-0d3f7c2a.mp4`)
  })

  it('fits a file system however wide the characters are, and never cuts one in two', () => {
    const long = name('👩🏽‍🚀'.repeat(100))
    expect(new TextEncoder().encode(long).length).toBeLessThanOrEqual(255)
    expect(long.isWellFormed()).toBe(true)
    expect(new TextEncoder().encode(name('狐'.repeat(500))).length).toBeLessThanOrEqual(255)
  })
})
