import { readFileSync, rmSync } from 'node:fs'

/** @typedef {import('./run-part.mjs').Counts} Counts */

/**
 * Reads a report that a runner has just written. Without a readable one the part counts as one failure.
 * @param {string} file
 * @param {() => boolean} run writes it; false when the runner was not content
 * @param {(report: any) => Counts} read
 * @returns {Counts}
 */
export function countsFrom(file, run, read) {
  rmSync(file, { force: true })
  const content = run()
  try {
    const counts = read(JSON.parse(readFileSync(file, 'utf8')))
    // A runner can fail beside its tests: an error that belongs to none, no test found.
    return content || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/**
 * Vitest's JSON report. A file that could not be loaded has no failed test in it, so it counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function vitestCounts(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/**
 * Playwright's JSON report. A test that passed only when tried again has failed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}
