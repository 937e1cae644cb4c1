import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from '@playwright/test'
import { sql } from 'drizzle-orm'
import { openDatabase } from '#lib/server/db/database'
import { openSandboxBench } from '#lib/server/generations/testing/sandbox-bench'
import { databaseUrlOf } from './testing/database.ts'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { createStack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { test } from './testing/test.ts'

const KEY = 'sk-canary-0123456789abcdef'

/** Names of the files below a folder that hold a text, as it lies on the disk. */
const filesWith = (folder: string, text: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && readFileSync(path.join(entry.parentPath, entry.name)).includes(text))
    .map((entry) => entry.name)

test('an owner sets the key in the page: it is tried, used at once, never seen again, and taken away', async ({
  browser,
}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-key-'))
  // Another host than the sandbox of the app, and one key alone: what was accepted here was submitted with it.
  const toapis = await openSandboxBench(folder, undefined, KEY)
  const stack = await createStack({ LOG_LEVEL: 'debug', POLL_FIRST_MS: '300', POLL_EVERY_MS: '300' })
  await stack.start()
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en' })
  const seen: Promise<string>[] = []
  context.on('response', (response) => seen.push(response.text().catch(() => '')))
  const page = await context.newPage()
  const older = await context.newPage()
  await older.goto('/')
  await older.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A fox, for nothing')

  await page.goto('/settings')
  await expect(page.getByText('Sandbox: nothing is charged').first()).toBeVisible()
  const form = page.getByRole('form', { name: 'API key of ToAPIs' })
  await form.getByLabel('Address').fill(toapis.url.replace('127.0.0.1', 'localhost'))
  await form.getByLabel('API key').fill(`${KEY}-mistyped`)
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toContainText('does not accept this key')
  await form.getByLabel('API key').fill(KEY)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/The key works: [\d,.]+ credits are left/)).toBeVisible()
  await expect(page.getByText('Set here (•••• cdef)')).toBeVisible()
  await expect(form.getByLabel('API key')).toHaveValue('')
  await expect(page.getByText('Sandbox: nothing is charged')).toHaveCount(0)
  await expectNoViolations(page)

  await older.getByRole('button', { name: /^Generate/ }).click()
  await expect(older.getByText('An API key was set after this page was opened')).toBeVisible()
  expect(await toapis.ledger()).toEqual([])
  await older.close()
  await page.goto('/')
  await submitPrompt(page, 'A fox, for money')
  await expect(cardOf(page, 'A fox, for money')).toHaveAttribute('data-status', 'ready')
  expect(await toapis.ledger()).toHaveLength(1)

  const { db, close } = openDatabase(databaseUrlOf(stack.dataDir), 1, () => {})
  const { rows } = await db.execute<{ dump: string }>(sql`
    select schema_to_xml('public', true, false, '')::text || schema_to_xml('pgboss', true, false, '')::text as dump`)
  await close()
  await page.goto('/settings')
  const withKey = await page.content()
  await expect(page.getByRole('button', { name: 'Remove key' })).toBeEnabled()
  await page.getByRole('button', { name: 'Remove key' }).press('Enter')
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Remove it' }).press('Enter')
  await expect(page.getByText('None: the sandbox stands in, and nothing is charged')).toBeVisible()
  await expect(form.getByLabel('API key')).toBeFocused()

  expect(rows[0]?.dump).toContain('provider_key')
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  const answered = await Promise.all(seen)
  await context.close()
  await stack.stop()
  const places = [...answered, stack.said(), rows[0]?.dump ?? '', withKey, kept]
  expect(places.filter((text) => text.includes('sk-canary'))).toEqual([])
  // Journals, and where the database is its own, tables with what was deleted from them and the write-ahead log: what is no secret lies there in clear.
  const [accepted] = await toapis.ledger()
  expect(filesWith(stack.dataDir, accepted?.taskId ?? '')).not.toEqual([])
  expect(filesWith(stack.dataDir, 'sk-canary')).toEqual([])
  await stack.dispose()
  await toapis.close()
  rmSync(folder, { recursive: true })
})
