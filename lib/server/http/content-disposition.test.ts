import { describe, expect, it } from 'vitest'
import { contentDisposition } from './content-disposition.ts'

describe('contentDisposition', () => {
  it.each([
    ['a fox.mp4', `attachment; filename="a fox.mp4"; filename*=UTF-8''a%20fox.mp4`],
    [
      '雪中的狐狸',
      `attachment; filename="_____.mp4"; filename*=UTF-8''%E9%9B%AA%E4%B8%AD%E7%9A%84%E7%8B%90%E7%8B%B8.mp4`,
    ],
    [
      `it's (50%) "done"!`,
      `attachment; filename="it's (50_) done !.mp4"; filename*=UTF-8''it%27s%20%2850%25%29%20done%20%21.mp4`,
    ],
    ['../../etc/passwd', `attachment; filename="etc passwd.mp4"; filename*=UTF-8''etc%20passwd.mp4`],
    [
      'x\r\nSet-Cookie: a=b',
      `attachment; filename="x Set-Cookie a=b.mp4"; filename*=UTF-8''x%20Set-Cookie%20a%3Db.mp4`,
    ],
    ['fox\u202egpj.exe', `attachment; filename="fox gpj.exe.mp4"; filename*=UTF-8''fox%20gpj.exe.mp4`],
    ['', `attachment; filename="inbetween.mp4"; filename*=UTF-8''inbetween.mp4`],
    ['...', `attachment; filename="inbetween.mp4"; filename*=UTF-8''inbetween.mp4`],
    ['\ud800', `attachment; filename="_.mp4"; filename*=UTF-8''%EF%BF%BD.mp4`],
  ])('%j', (wanted, header) => {
    expect(contentDisposition(wanted, 'mp4')).toBe(header)
  })

  it('cuts a long name between characters and keeps the extension', () => {
    const header = contentDisposition('😀'.repeat(500), 'mp4')
    expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(`${'😀'.repeat(120)}.mp4`)
  })
})
