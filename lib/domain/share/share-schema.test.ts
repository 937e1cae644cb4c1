import { expect, it } from 'vitest'
import { SELECTION_MAX } from '#lib/domain/marks/marks'
import { SHARE_DAYS, SHARE_TOKEN, USUAL_SHARE_DAYS } from './share.ts'
import { createShareSchema } from './share-schema.ts'

const WISHES = {
  subject: { ids: [crypto.randomUUID()] },
  ...{ title: ' Harbour ', days: 30, password: null },
  ...{ showsRecipe: false, allowsComments: false, allowsDownload: false },
}
const problemOf = (change: object) => createShareSchema.safeParse({ ...WISHES, ...change }).error?.issues[0]?.message

it('takes clips or a project, a title without spaces around it, and every length of time that is offered', () => {
  expect(createShareSchema.parse(WISHES)).toEqual({ ...WISHES, title: 'Harbour' })
  expect(problemOf({ subject: { project: crypto.randomUUID() } })).toBeUndefined()
  expect(SHARE_DAYS.flatMap((days) => problemOf({ days }) ?? [])).toEqual([])
  expect(SHARE_DAYS).toContain(USUAL_SHARE_DAYS)
})

it.each([
  ['share_password_unclear', { password: 'short' }],
  ['share_password_unclear', { password: 'x'.repeat(201) }],
  ['share_password_unclear', { password: '\ud800'.repeat(8) }],
  ['share_title_unclear', { title: 'x'.repeat(121) }],
  ['share_title_unclear', { title: 'two\nlines' }],
])('says %s', (problem, change) => {
  expect(problemOf(change)).toBe(problem)
})

it.each([
  { days: 31 },
  { days: 0 },
  { days: '30' },
  { subject: {} },
  { subject: { ids: [] } },
  { subject: { ids: ['1'] } },
  { subject: { ids: Array.from({ length: SELECTION_MAX + 1 }, () => crypto.randomUUID()) } },
  { showsRecipe: 'yes' },
  { password: '' },
])('refuses %j', (change) => {
  expect(problemOf(change)).toBeDefined()
})

it('knows a token when it sees one', () => {
  const token = 'AZaz09-_'.repeat(6).slice(0, 43)
  expect(SHARE_TOKEN.test(token)).toBe(true)
  for (const other of [token.slice(1), `${token}A`, ` ${token}`, `${token}\n`, token.replace('A', '.'), ''])
    expect(SHARE_TOKEN.test(other)).toBe(false)
})
