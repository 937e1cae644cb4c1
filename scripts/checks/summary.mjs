/**
 * A table of the parts, and as its last line the total in the form `N passed, N failed`.
 * @param {readonly import('./run-part.mjs').PartResult[]} results
 * @returns {{ text: string, ok: boolean }}
 */
export function summary(results) {
  const rows = results.map(
    ({ name, passed, failed, seconds }) =>
      `${name.padEnd(24)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(seconds).padStart(5)} s`,
  )
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  return { text: ['', ...rows, '', `${passed} passed, ${failed} failed`].join('\n'), ok: failed === 0 }
}
