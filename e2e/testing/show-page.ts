import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Prints what stood on the page when a test failed: where only the output is kept, as by CI, nothing else tells. */
export default class ShowPage implements Reporter {
  onTestEnd(test: TestCase, { attachments }: TestResult): void {
    for (const { name, path } of attachments)
      if (name === 'error-context' && path) console.log(`The page of "${test.title}":\n${pageOf(path)}`)
  }
}

/** The page as a screen reader has it; the rest of the file is printed by the list of failures. */
function pageOf(file: string): string {
  const text = readFileSync(file, 'utf8')
  return /```yaml\n(.*?)```/s.exec(text)?.[1] ?? text
}
