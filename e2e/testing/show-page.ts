import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** As many characters of pages as leave room for the failures themselves in the 12,000 that CI keeps. */
const ROOM = 8_000
/** Characters of what an app said last. */
const SAID = 1_000

/** Prints at the end what stood on the pages of failed tests, and what their apps said last: where only the end of the output is kept, as by CI, nothing else tells. */
export default class ShowPage implements Reporter {
  readonly #pages: [title: string, page: string][] = []
  readonly #said: [title: string, said: string][] = []

  onTestEnd(test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) if (name === 'said' && body) this.#said.push([test.title, String(body)])
    const file = attachments.find(({ name }) => name === 'error-context')?.path
    // As a screen reader has it. The rest of the file is printed by the list of failures; what failed outside a page has no page.
    const page = file && /```yaml\n(.*?)```/s.exec(readFileSync(file, 'utf8'))?.[1]
    // Above stand the same links everywhere.
    if (page) this.#pages.push([test.title, page.slice(Math.max(0, page.indexOf('- main')))])
  }

  onEnd(): void {
    for (const [title, said] of this.#said) console.log(`What was said at "${title}":\n${said.slice(-SAID)}`)
    const room = Math.floor(ROOM / this.#pages.length)
    for (const [title, page] of this.#pages) console.log(`The page of "${title}":\n${page.slice(0, room)}`)
  }
}
