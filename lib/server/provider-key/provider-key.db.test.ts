import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { readConfig } from '#lib/server/config'
import { activity } from '#lib/server/db/schema-activity'
import { accountBalance, appSettings } from '#lib/server/db/schema-upkeep'
import { asShown } from '#lib/server/generations/as-shown'
import { readBalance } from '#lib/server/generations/balance'
import { paidUnderWay } from '#lib/server/generations/paid-under-way'
import { checkGate } from '#lib/server/generations/steps/check-gate'
import { STEP_HANDLERS } from '#lib/server/generations/steps/step-handlers'
import { pauseGate, readGate } from '#lib/server/generations/steps/submit-gate'
import { submitGeneration } from '#lib/server/generations/submit-generation'
import { openSandboxBench } from '#lib/server/generations/testing/sandbox-bench'
import { KEY, openStepBench } from '#lib/server/generations/testing/step-bench'
import { openKeyring } from '#lib/server/keyring'
import { observeCalls } from '#lib/server/observe-calls'
import { createToApis } from '#lib/server/provider/toapis-client'
import { Secret } from '#lib/server/secret'
import { openStepServices } from '#lib/server/step-services'
import { keepProviderKey, removeProviderKey } from './keep-key.ts'
import { openProviderSource } from './provider-source.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'provider-key-'))
const bench = await openStepBench()
/** Stands for ToAPIs: another host than the sandbox's, and one key alone. */
const toapis = await openSandboxBench(path.join(folder, 'toapis'), undefined, KEY)
const address = toapis.url.replace('127.0.0.1', 'localhost')
const keyring = openKeyring(path.join(folder, 'keys', 'secret'), undefined)
afterAll(async () => {
  await toapis.close()
  await bench.close()
  rmSync(folder, { recursive: true })
})

function open(env: Record<string, string> = {}, ring = keyring) {
  const read = readConfig({ SANDBOX_PORT: new URL(bench.sandbox.url).port, DATA_DIR: folder, ...env })
  if (!read.ok) throw new Error(read.sentence)
  const { config } = read
  const source = openProviderSource({ config, db: bench.db, keyring: ring })
  const steps = openStepServices({ ...bench.deps, config, keyring: ring, provider: source })
  return { source, steps }
}
const { source, steps } = open()
const connect = (account: { baseUrl: string; apiKey: string }) =>
  createToApis({ ...account, observe: observeCalls(bench.deps) })
const by = { ...bench.deps, keyring, by: LOCAL_OWNER_ID, fixed: false, open: connect }
const keep = (input: { baseUrl?: string; apiKey?: string } = {}) =>
  keepProviderKey(by, { baseUrl: address, apiKey: KEY, ...input })
const submit = (play?: boolean, provider = source) =>
  asShown({ ...bench.deps, provider }, { play }, (deps) =>
    submitGeneration(
      { ...deps, by: LOCAL_OWNER_ID },
      { clickKey: randomUUID(), recipe: { ...DEFAULT_RECIPE, prompt: 'a fox' } },
    ),
  )
const submitted = async (provider = source) => {
  const made = await submit(undefined, provider)
  return made.ok ? made.value.id : expect.fail(made.problem)
}
beforeEach(async () => {
  await removeProviderKey(by)
  await bench.db.delete(activity)
})

it('is tried, kept encrypted, shown by its end, and used from then on; without it the sandbox stands in', async () => {
  expect(await source.current()).toMatchObject({ sandbox: true, baseUrl: bench.sandbox.url })
  expect(await source.facts()).toEqual({ from: 'nowhere' })
  expect(await keep({ baseUrl: `${address}/v1/` })).toMatchObject({ ok: true, value: { hasModel: true } })
  const { apiKey, ...account } = await source.current()
  expect(account).toEqual({ sandbox: false, baseUrl: address, pace: { firstMs: 5000, everyMs: 10_000 } })
  expect(apiKey.reveal()).toBe(KEY)
  expect(await source.facts()).toEqual({ from: 'page', ending: 'cdef' })
  expect(await readBalance(bench.db)).toMatchObject({ credits: expect.stringMatching(/^\d/) })

  for (const _ of ['there', 'gone']) expect(await removeProviderKey(by)).toEqual({ ok: true, value: null })
  expect(await source.current()).toMatchObject({ sandbox: true })
  expect(await bench.db.select().from(activity).orderBy(activity.id)).toMatchObject([
    { kind: 'key_set', actorId: LOCAL_OWNER_ID, about: new URL(address).host },
    { kind: 'key_removed', actorId: LOCAL_OWNER_ID },
  ])
  expect(await bench.db.select().from(accountBalance)).toEqual([])
  expect(await bench.db.select().from(appSettings)).toEqual([])
})

it.each([
  ['500', '20.5', '20.5'],
  ['9', '100', '9'],
  [null, '7', '7'],
  [null, null, null],
])('is said to have left what ends first: key %s, account %s', async (key, account, credits) => {
  const left = (remaining: string | null) => ({ remaining, used: null, perUsd: null, unlimited: remaining === null })
  const balance = async () => ({ kind: 'known', key: left(key), account: left(account) }) as const
  const told = { ...by, open: (to: Parameters<typeof connect>[0]) => ({ ...connect(to), balance }) }
  expect(await keepProviderKey(told, { baseUrl: address, apiKey: KEY })).toMatchObject({ ok: true, value: { credits } })
})

it('stands in clear in no table, no line of the log and no answer', async () => {
  const nobody = { ...by, by: randomUUID() }
  const answers = [
    await keep(),
    await keep({ apiKey: `${KEY}-that-is-wrong` }),
    await keep({ baseUrl: 'http://localhost:9' }),
    // The database refuses what nobody did: an error of its own words goes to the log.
    await keepProviderKey(nobody, { baseUrl: address, apiKey: KEY }).catch((error: unknown) => {
      bench.deps.log.error({ error }, 'server action failed')
      return inspect(error, { depth: 9 })
    }),
  ]
  const { rows } = await bench.db.execute<{ dump: string }>(sql`
    select schema_to_xml('public', true, false, '')::text || schema_to_xml('pgboss', true, false, '')::text as dump`)
  expect(rows[0]?.dump).toContain('provider_key')
  expect(bench.lines.join('\n')).toContain('server action failed')
  for (const place of [rows[0]?.dump, bench.lines.join('\n'), JSON.stringify(answers)])
    expect(place).not.toContain('canary')
})

it.each([
  ['key_refused', 'apiKey', { apiKey: 'sk-another-one-entirely' }],
  ['provider_silent', 'baseUrl', { baseUrl: 'http://localhost:9' }],
])('is not kept when it is tried in vain: %s', async (problem, field, input) => {
  await keep()
  expect(await keep(input)).toEqual({ ok: false, problem, field })
  expect((await source.current()).apiKey.reveal()).toBe(KEY)
})

it('gives way to a key of the environment, and cannot be set beside it', async () => {
  await keep()
  const { source: other } = open({ TOAPIS_API_KEY: 'sk-of-the-environment', TOAPIS_BASE_URL: 'https://toapis.cn' })
  expect(await other.current()).toMatchObject({ sandbox: false, baseUrl: 'https://toapis.cn' })
  expect(await other.facts()).toEqual({ from: 'environment', ending: 'ment' })
  const answer = await keepProviderKey({ ...by, fixed: true }, { baseUrl: address, apiKey: KEY })
  expect(answer).toEqual({ ok: false, problem: 'key_fixed' })
  expect(await removeProviderKey({ ...by, fixed: true })).toEqual({ ok: false, problem: 'key_fixed' })
})

it('is not taken for none when it cannot be read, nor used at an address that it was not entered with', async () => {
  await keep()
  const { source: other } = open({}, openKeyring('', new Secret('another secret of 32 characters!')))
  expect(await other.facts()).toMatchObject({ from: 'unreadable' })
  expect(await other.current()).toMatchObject({ sandbox: false, baseUrl: address })
  await bench.db.update(appSettings).set({ value: sql`jsonb_set(value, '{baseUrl}', '"https://evil.example"')` })
  expect((await source.current()).apiKey.reveal()).not.toBe(KEY)
})

it('never pays for what was submitted in the sandbox, and lets that go on there', async () => {
  const [running, queued] = [await submitted(), await submitted()]
  const step = async (name: 'submit' | 'poll' | 'save', id: string) => {
    await bench.makeDue(id)
    await STEP_HANDLERS[name](await (name === 'submit' ? steps.now() : steps.toFollow(id)), id)
    return (await bench.row(id)).state
  }
  expect(await step('submit', running)).toBe('running')
  await keep()
  expect(await step('submit', queued)).toBe('failed')
  expect(await bench.row(queued)).toMatchObject({ failure: { code: 'provider_changed' } })
  expect(await step('poll', running)).toBe('saving')
  expect(await step('save', running)).toBe('ready')
  expect(await toapis.ledger()).toEqual([])

  expect(await submit(true)).toEqual({ ok: false, problem: 'play_ended' })
  const paid = await submitted()
  expect([await step('submit', paid), await step('poll', paid)]).toEqual(['running', 'saving'])
  expect(await toapis.ledger()).toHaveLength(1)
  await removeProviderKey(by)
  expect((await submit(true)).ok).toBe(true)
})

it('sends nothing of the sandbox to a service that is reached on this machine, and takes what that is sent for no play', async () => {
  const gateway = await openSandboxBench(path.join(folder, 'gateway'), undefined, KEY)
  const step = async (name: 'submit' | 'poll', id: string) => {
    await bench.makeDue(id)
    await STEP_HANDLERS[name](await (name === 'submit' ? steps.now() : steps.toFollow(id)), id)
    return (await bench.row(id)).state
  }
  const [running, queued] = [await submitted(), await submitted()]
  const before = await paidUnderWay(bench.db)
  expect(await step('submit', running)).toBe('running')
  await keep({ baseUrl: gateway.url })
  expect(await step('submit', queued)).toBe('failed')
  expect(await bench.row(queued)).toMatchObject({ failure: { code: 'provider_changed' } })
  expect(await gateway.ledger()).toEqual([])
  expect(await step('poll', running)).toBe('saving')

  const paid = await submitted()
  expect(await step('submit', paid)).toBe('running')
  expect(await bench.attempt(paid)).toMatchObject({ baseUrl: gateway.url, sandbox: false })
  expect(await paidUnderWay(bench.db)).toBe(before + 1)
  await removeProviderKey(by)
  // The sandbox, on the same host, was never asked for it, and is not now.
  expect(await step('poll', paid)).toBe('running')
  await keep({ baseUrl: gateway.url })
  expect(await step('poll', paid)).toBe('saving')
  expect(await paidUnderWay(bench.db)).toBe(before)
  await gateway.close()
})

it('loses no clip to a key of another account at the same address, which knows nothing of it', async () => {
  const at = { TOAPIS_BASE_URL: bench.sandbox.url }
  const first = open({ TOAPIS_API_KEY: KEY, ...at })
  const second = open({ TOAPIS_API_KEY: `${KEY}-of-another`, ...at })
  const id = await submitted(first.source)
  const step = async (name: 'submit' | 'poll' | 'save', { steps } = first) => {
    await bench.makeDue(id)
    await STEP_HANDLERS[name](await steps.toFollow(id), id)
    return (await bench.row(id)).state
  }
  expect(await step('submit')).toBe('running')
  expect((await bench.attempt(id)).keyPrint).toMatch(/^[0-9a-f]{64}$/)
  const body = { code: 'task_not_exist', message: 'no such task', data: null }
  await bench.sandbox.plan({ on: 'status', times: 50, do: { kind: 'answer', status: 400, body } })
  for (const _ of Array(25)) expect(await step('poll', second)).toBe('running')
  expect((await bench.row(id)).strikes).toBe(0)
  await bench.sandbox.clear()
  expect([await step('poll'), await step('save')]).toEqual(['saving', 'ready'])
})

it('ends a pause that the key before it was the reason of', async () => {
  await bench.db.transaction((tx) => pauseGate(tx, { reason: 'unauthorized', message: null }))
  await keep()
  await checkGate(await steps.now())
  expect((await readGate(bench.db)).pause).toBeNull()
})
