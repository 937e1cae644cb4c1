import { afterAll, beforeAll, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import { copyOf } from '#lib/server/db/testing/copy-of'
import { plainRow } from '#lib/server/generations/testing/plain-rows'
import { createShare } from '#lib/server/share/create-share'
import { createInvitation } from './invitations.ts'
import { makeCode } from './one-time-codes.ts'
import { openTeam } from './testing/team-bench.ts'

const PASSWORD = 'a long password'

let team: Awaited<ReturnType<typeof openTeam>>
beforeAll(async () => {
  team = await openTeam()
})
afterAll(() => team.close())

it('opens nothing: a copy of the database has nothing that people, codes and links are known by', async () => {
  const { db } = team
  const olga = await team.join('Olga', 'owner', 'olga@team.example')
  const entered = await team.tryAs('olga')
  const [session = '', device = ''] = entered.ok ? entered.value.map(({ value }) => value) : []
  const [token = '', signature = ''] = session.split('.')
  await team.tryAs('a-password-typed-for-a-name', 'a-wrong-guess')
  const codes = [await makeCode(db, 'first_owner', null), await makeCode(db, 'password', olga)]
  const [clip] = await db.insert(generations).values(plainRow()).returning()
  const shared = await createShare(
    db,
    {
      ...{ subject: { ids: [clip?.id ?? ''] }, title: 'Harbour', days: 30, password: 'a-password-of-a-link' },
      ...{ showsRecipe: false, allowsComments: false, allowsDownload: false },
    },
    olga,
  )
  const secrets = [
    ...[PASSWORD, 'a-password-typed-for-a-name', 'a-wrong-guess', 'a-password-of-a-link'],
    ...[signature, device, shared.ok ? shared.value.token : ''],
    (await createInvitation(db, olga, { role: 'owner', days: 7, label: 'Chen' })).token,
    ...codes.flatMap((code) => [code, code.replaceAll('-', '')]),
  ]
  const copy = await copyOf(db)
  for (const known of ['olga@team.example', 'Harbour', token]) expect(copy).toContain(known)
  expect(secrets.filter((secret) => secret.length < 12 || copy.includes(secret))).toEqual([])
})
