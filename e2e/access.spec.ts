import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { eq, sql } from 'drizzle-orm'
import { ACTIONS, OPEN_ACTIONS, PAGES, ROUTES } from '#lib/domain/team/access'
import { may } from '#lib/domain/team/may'
import type { TeamRole } from '#lib/domain/team/roles'
import { generations } from '#lib/server/db/schema'
import { sessions } from '#lib/server/db/schema-team'
import { copyOf } from '#lib/server/db/testing/copy-of'
import { actionCallers } from './testing/action-caller.ts'
import { expectNoViolations } from './testing/expect-no-violations.ts'
import { createStack, type Stack } from './testing/stack.ts'
import { cardOf, submitPrompt } from './testing/submit-prompt.ts'
import { openTeam, PASSWORD } from './testing/team.ts'
import { test } from './testing/test.ts'

/** An app that others can reach, with one person of each role. */
const CANARY = 'canary-of-a-scraper-token'
const WEBHOOK_CANARY = 'canary-of-a-webhook-secret'
let stack: Stack
let team: ReturnType<typeof openTeam>
const code = () => /sign-in\/first#(\S+)/.exec(stack.said())?.[1] ?? ''

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  const secrets = { METRICS_TOKEN: CANARY, TOAPIS_WEBHOOK_SECRET: WEBHOOK_CANARY }
  stack = await createStack({ HOST: '0.0.0.0', SANDBOX_RUN_MS: '300000', ...secrets })
  await stack.start()
  team = openTeam(stack.dataDir, stack.url)
})
test.afterAll(async () => {
  await team.close()
  await stack.dispose()
})

test('a stranger is led to the sign-in, the first owner comes in by the printed code, and each role sees what is theirs', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: stack.url, locale: 'en' })
  const page = await context.newPage()
  await page.goto('/wall?q=kite')
  await expect(page).toHaveURL(`/sign-in?to=${encodeURIComponent('/wall?q=kite')}`)
  await expectNoViolations(page)
  await page.goto(`/sign-in/first#${code()}`)
  await expect(page.getByLabel('One-time code')).toHaveValue(code())
  await expectNoViolations(page)
  await page.getByLabel('Your name').fill('Olga')
  await page.getByLabel('User name').fill('Olga')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/')
  await submitPrompt(page, 'A kite over dunes')
  await page.goto('/account')
  await expect(page.getByRole('listitem').filter({ hasText: 'this browser' })).toHaveCount(1)
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL('/sign-in')

  await team.join('chen', 'creator')
  await team.join('rita', 'reviewer')
  await page.goto('/wall?q=kite')
  await page.getByLabel('User name or e-mail').fill('rita')
  await page.getByLabel('Password').fill('a wrong password')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'do not belong together' })).toBeVisible()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/wall?q=kite')
  await expect(cardOf(page, 'A kite over dunes')).toBeVisible()
  await expect(cardOf(page, 'A kite over dunes').getByRole('button', { name: 'Cancel' })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link')).toHaveText(['Wall'])
  await page.goto('/')
  await expect(page).toHaveURL('/wall')
  await context.close()
})

test('an owner invites somebody by a link that works once, and takes their seat away', async ({ browser }) => {
  const page = await team.pageOf(browser, 'olga')
  await page.goto('/settings')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByLabel('For whom').fill('Mei of the agency')
  await page.getByRole('radio', { name: 'Reviewer' }).check()
  await page.getByLabel('For whom').press('Enter')
  const address = page.getByLabel('Link', { exact: true })
  await expect(address).toBeFocused()
  const link = new URL(await address.inputValue()).pathname
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('Mei of the agency')
  await expectNoViolations(page)

  const strangers = await browser.newContext({ baseURL: stack.url, locale: 'en' })
  const stranger = await strangers.newPage()
  const referers: string[] = []
  stranger.on('request', (request) => referers.push(request.headers().referer ?? ''))
  await stranger.goto(link)
  await expect(stranger.getByText('Olga invited you. Your role: Reviewer.')).toBeVisible()
  await expectNoViolations(stranger)
  await stranger.getByLabel('Your name').fill('Mei')
  await stranger.getByLabel('User name').fill('rita')
  await stranger.getByLabel('Password').fill(PASSWORD)
  await stranger.keyboard.press('Enter')
  await expect(stranger.getByRole('alert').filter({ hasText: 'name' })).toBeVisible()
  await stranger.getByLabel('User name').fill('mei')
  await stranger.keyboard.press('Enter')
  await expect(stranger).toHaveURL('/wall')
  expect(referers.filter((referer) => referer.includes(link))).toEqual([])

  await page.reload()
  await expect(page.getByRole('list', { name: 'Open invitations' })).toHaveCount(0)
  expect(await page.content()).not.toContain(link.split('/').at(-1))
  await page.getByRole('button', { name: 'Take seat away: Mei' }).click()
  await expectNoViolations(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Take seat away' }).click()
  await expect(page.getByRole('button', { name: 'Give seat back: Mei' })).toBeVisible()
  // Another page: theirs is on its way to the sign-in by itself.
  const later = await strangers.newPage()
  await later.goto('/wall')
  await expect(later).toHaveURL(/sign-in/)
  await later.goto(link)
  await expect(later.getByRole('heading', { level: 1 })).toHaveText('This invitation is not good any more')
  await expectNoViolations(later)

  await page.getByLabel('Role of Olga').selectOption('creator')
  await page.getByRole('button', { name: 'Change role: Olga' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'last owner' })).toBeVisible()
  expect(stack.said()).not.toContain(link.split('/').at(-1))
  await page.context().close()
  await strangers.close()
})

test('an owner limits by keyboard what somebody may submit, who is told so and loses nothing', async ({ browser }) => {
  const [page, theirs] = [await team.pageOf(browser, 'olga'), await team.pageOf(browser, 'chen')]
  await theirs.goto('/')
  const button = theirs.getByRole('button', { name: 'Generate' })
  // The page has heard of the limits as they are before.
  await expect(button).toHaveAccessibleDescription(/play money/)
  const prompt = theirs.getByRole('textbox', { name: 'Prompt', exact: true })
  await prompt.fill('A fox beyond the limit')

  await page.goto('/people')
  await expect(page.getByRole('button', { name: 'Limits of chen' })).toBeEnabled()
  await page.getByRole('button', { name: 'Limits of chen' }).press('Enter')
  await page.getByRole('radio', { name: 'Everybody’s' }).press('ArrowRight')
  await page.getByLabel('Clips per person and day').fill('half')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Enter a whole number of clips')
  await expectNoViolations(page)
  await page.getByLabel('Clips per person and day').fill('0')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Limits of chen, who has their own' })).toBeFocused()

  await button.click()
  await expect(theirs.getByRole('form', { name: 'Composer' }).getByRole('alert')).toContainText(
    'more clips than you may submit in a day. Wait until tomorrow, or ask an owner for more.',
  )
  await expect(cardOf(theirs, 'A fox beyond the limit')).toHaveCount(0)
  await expect(prompt).toHaveValue('A fox beyond the limit')
  await page.context().close()
  await theirs.context().close()
})

test('who was signed out in another tab is told so at Generate, and finds the draft again', async ({ browser }) => {
  const page = await team.pageOf(browser, 'chen')
  await page.goto('/')
  const button = page.getByRole('button', { name: 'Generate' })
  await expect(button).toBeEnabled()
  // Nothing is awaited, so that the page asks for nothing by itself.
  await page.route('**/api/changes?**', (route) => route.abort())
  const other = await page.context().newPage()
  await other.goto('/account')
  await other.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(other).toHaveURL('/sign-in')
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill('A fox whose owner left')
  await button.click()
  const said = page.getByRole('form', { name: 'Composer' }).getByRole('alert')
  await expect(said).toContainText('You are signed out.')
  await expectNoViolations(page)
  await said.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByLabel('User name or e-mail').fill('chen')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Prompt', exact: true })).toHaveValue('A fox whose owner left')
  await page.context().close()
})

/** What an action is called with that nothing can come of. */
const NONSENSE = [{ nonsense: true }]
/** What it is to be answered by whom: by the table that the server asks, and by hand for who has no session. */
const allowed = (role: TeamRole | null, needs: Parameters<typeof may>[1]) => role !== null && may({ role }, needs)

test('every page, route and action answers each role as the table says, and nobody else', async () => {
  const senders: { role: TeamRole | null; cookie: string }[] = [{ role: null, cookie: '' }]
  for (const [name, role] of [
    ['olga', 'owner'],
    ['chen', 'creator'],
    ['rita', 'reviewer'],
  ] as const) {
    const { name: key, value } = await team.signIn(name)
    senders.push({ role, cookie: `${key}=${value}` })
  }
  const expired = await team.signIn('olga')
  await team.db
    .update(sessions)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(sessions.token, decodeURIComponent(expired.value).split('.')[0] ?? ''))
  senders.push({ role: null, cookie: `${expired.name}=${expired.value}` })
  const [kite] = await team.db.select().from(generations)
  const filled = (path: string) => path.replace('[id]', kite?.id ?? '')
  const seen: string[] = []
  const get = async (path: string, cookie: string, headers = {}) => {
    const response = await fetch(stack.url + path, { redirect: 'manual', headers: { cookie, ...headers } })
    seen.push(await response.text())
    return response
  }

  for (const { role, cookie } of senders) {
    for (const [route, needs] of Object.entries(ROUTES)) {
      const method = route === '/api/download' ? 'POST' : 'GET'
      const response = await fetch(stack.url + filled(route), { method, headers: { cookie, origin: stack.url } })
      seen.push(await response.text())
      const refused = role === null ? 401 : allowed(role, needs) ? null : 403
      expect([route, role, [401, 403].includes(response.status) ? response.status : null]).toEqual([
        route,
        role,
        refused,
      ])
    }
    for (const [page, needs] of Object.entries(PAGES)) {
      const { status, headers } = await get(filled(page), cookie)
      const found = page === '/[...rest]' ? 404 : 200
      const elsewhere = role === null ? /^\/sign-in/ : page === '/' ? /^\/wall$/ : /^$/
      const told = [page, role, allowed(role, needs) ? status === found : elsewhere.test(headers.get('location') ?? '')]
      expect(told).toEqual([page, role, true])
      if (!allowed(role, needs)) expect([303, 307, 404]).toContain(status)
      // As Next's own script asks for a page, in parts.
      const parts = await get(filled(page), cookie, { rsc: '1', 'next-router-prefetch': '1' })
      if (!allowed(role, needs))
        expect([page, role, [307, 401, 404].includes(parts.status)]).toEqual([page, role, true])
    }
    for (const path of ['/api/changes?since=0', '/media/x.mp4'])
      expect((await get(path, cookie)).status === 401).toBe(role === null)
    expect(await (await fetch(`${stack.url}/api/health`, { headers: { cookie } })).json()).toEqual(
      role === 'owner' ? expect.objectContaining({ queueAgeSeconds: expect.any(Number) }) : { status: 'ok' },
    )
    expect((await get('/api/metrics', cookie)).status).toBe(role === 'owner' ? 200 : 401)
    for (const path of ['//wall', '/sign-in/..%2fwall', '/wall%2f..'])
      expect((await get(path, cookie)).status).toBe(400)
  }
  expect((await get('/api/metrics', '', { authorization: `Bearer ${CANARY}` })).status).toBe(200)

  const actions = actionCallers({ '[id]': kite?.id ?? '' })
  expect(actions.map(({ name }) => name).sort()).toEqual([...Object.keys(ACTIONS), ...OPEN_ACTIONS].sort())
  for (const [name, needs] of Object.entries(ACTIONS).filter(([known]) => known !== 'signOut'))
    for (const { role, cookie } of senders) {
      const action = actions.find((one) => one.name === name)
      const answer = (await action?.call(stack.url, { cookie }, NONSENSE)) ?? ''
      // A page that everybody sees is no way round.
      const atTheDoor = (await action?.call(stack.url, { cookie }, NONSENSE, '/sign-in')) ?? ''
      seen.push(answer, atTheDoor)
      const refused = /"problem":"(signed_out|forbidden)"/.exec(answer)?.[1] ?? null
      const wanted = role === null ? 'signed_out' : allowed(role, needs) ? null : 'forbidden'
      expect([name, role, refused]).toEqual([name, role, wanted])
      if (allowed(role, needs)) expect([name, answer]).toEqual([name, expect.stringMatching(/^200 .*"ok":/s)])
      else expect(atTheDoor).not.toContain('"ok":true')
    }
  const owners = { cookie: senders[1]?.cookie ?? '' }
  for (const { call } of actions) {
    expect(await call(stack.url, { ...owners, origin: 'https://evil.example' }, NONSENSE)).toMatch(/^403 /)
    expect(await call(stack.url, { ...owners, origin: 'null' }, NONSENSE)).toMatch(/^403 /)
    expect(await call(stack.url, { ...owners, 'sec-fetch-site': 'cross-site' }, NONSENSE)).toMatch(/^403 /)
  }

  const chens = { cookie: senders[2]?.cookie ?? '' }
  const as = (name: string, ...args: unknown[]) =>
    actions.find((one) => one.name === name)?.call(stack.url, chens, args)
  const id = kite?.id ?? ''
  for (const answer of [
    await as('cancelGeneration', id),
    await as('deleteGenerations', [id]),
    await as('restoreGenerations', [id]),
    await as('nameTask', { id, taskId: 'task-1' }),
    await as('sendAgain', { id, attempt: 1 }),
    await as('markGenerations', { ids: [id], change: { addTags: ['mine'] } }),
  ])
    expect(answer).toContain('"problem":"not_yours"')
  expect(await as('markGenerations', { ids: [id], change: { rating: 5 } })).toContain('"ok":true')
  expect((await team.db.select().from(generations))[0]).toMatchObject({ deletedAt: null, rating: 5 })

  await actions.find((one) => one.name === 'signOut')?.call(stack.url, chens, [])
  expect((await get('/api/changes?since=0', chens.cookie)).status).toBe(401)
  seen.push(await copyOf(team.db))
  const key = readFileSync(`${stack.dataDir}/keys/secret`, 'utf8').trim()
  const secrets = [CANARY, WEBHOOK_CANARY, PASSWORD, code(), key]
  for (const secret of secrets) expect(seen.filter((text) => text.includes(secret))).toEqual([])
  const log = stack.said().replace(code(), '')
  for (const secret of [...secrets, owners.cookie]) expect(log).not.toContain(secret)
})
