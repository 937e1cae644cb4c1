import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { countsFrom, playwrightCounts, vitestCounts } from './counts.mjs'
import { summary } from './summary.mjs'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inbetween-counts-'))
  file = path.join(folder, 'report.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

const allPassed = { numPassedTests: 3, numFailedTests: 0, testResults: [] }
const writes = (report: object, content: boolean) => () => {
  writeFileSync(file, JSON.stringify(report))
  return content
}

it('counts a test file that could not be loaded as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'failed' }] },
  ]
  expect(vitestCounts({ numPassedTests: 3, numFailedTests: 1, testResults })).toEqual({ passed: 3, failed: 2 })
})

it('counts a flaky test and an error outside the tests as failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1 }
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 })
})

it('takes the counts of a content runner as they are', () => {
  expect(countsFrom(file, writes(allPassed, true), vitestCounts)).toEqual({ passed: 3, failed: 0 })
})

it('does not believe a report without failures from a runner that failed', () => {
  expect(countsFrom(file, writes(allPassed, false), vitestCounts)).toEqual({ passed: 3, failed: 1 })
})

it('does not take an old report for a new one', () => {
  writeFileSync(file, JSON.stringify(allPassed))
  expect(countsFrom(file, () => true, vitestCounts)).toEqual({ passed: 0, failed: 1 })
})

it('ends with the one line that counts', () => {
  const { text, ok } = summary([
    { name: 'Types', passed: 1, failed: 0, seconds: 3 },
    { name: 'Tests', passed: 40, failed: 2, seconds: 9 },
  ])
  expect(text.split('\n').at(-1)).toBe('41 passed, 2 failed')
  expect(ok).toBe(false)
})
