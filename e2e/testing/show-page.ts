import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** Prints at the end what stood on the pages of failed tests: where only the end of the output is kept, as by CI, nothing else tells. */
export default class ShowPage implements Reporter {
  readonly #pages: string[] = []

  onTestEnd(test: TestCase, { attachments }: TestResult): void {
    const file = attachments.find(({ name }) => name === 'error-context')?.path
    // As a screen reader has it. The rest of the file is printed by the list of failures; what failed outside a page has no page.
    const page = file && /```yaml\n(.*?)```/s.exec(readFileSync(file, 'utf8'))?.[1]
    if (page) this.#pages.push(`The page of "${test.title}":\n${page}`)
  }

  onEnd(): void {
    for (const page of this.#pages) console.log(page)
  }
}
