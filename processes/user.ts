import { ROLES } from '#lib/domain/team/roles'
import { type Database, openDatabase } from '#lib/server/db/database'
import { loadConfig } from '#lib/server/load-config'
import { firstOwnerLink } from '#lib/server/team/first-owner'
import { findPerson, listPeople, type Person, passwordCode, setDisabled, setRole } from '#lib/server/team/manage-people'

const USAGE = `What can be done with the people of the team, while Inbetween runs:
  npm run user                        who there is
  npm run user -- first-owner         a link with which the first owner makes their account
  npm run user -- password NAME       a link with which they set a new password
  npm run user -- role NAME ROLE      another role: ${ROLES.join(', ')}
  npm run user -- disable NAME        takes their seat away, and signs them out
  npm run user -- enable NAME         gives it back`

const config = loadConfig()
const lastOwner = (name: string) => `${name} is the only owner who can sign in: make somebody else an owner first.`

/** What each command does with the person that it names. @returns what to say, or null when it cannot be done as it was typed */
const COMMANDS: Record<string, (db: Database, person: Person, rest: string[]) => Promise<string | null>> = {
  async password(db, { id, name }) {
    const code = await passwordCode(db, null, id)
    return `${name} can set a new password, once and within a day, at ${config.publicUrl}/sign-in/password#${code}`
  },
  async role(db, { id, name }, [wanted]) {
    const role = ROLES.find((known) => known === wanted)
    if (!role) return null
    const given = await setRole(db, null, id, role)
    return given.ok ? `${name} is ${role} now.` : lastOwner(name)
  },
  async disable(db, { id, name }) {
    const done = await setDisabled(db, null, id, true)
    return done.ok ? `${name} is signed out and cannot sign in any more.` : lastOwner(name)
  },
  async enable(db, { id, name }) {
    await setDisabled(db, null, id, false)
    return `${name} can sign in again.`
  },
}

async function main(db: Database, [command, named, ...rest]: string[]): Promise<number> {
  if (command === undefined) {
    const people = await listPeople(db)
    console.table(
      people.map(({ name, username, email, role, disabledAt, lastSeenAt }) => {
        const seen = disabledAt ? 'disabled' : (lastSeenAt?.toISOString() ?? 'never')
        return { name, 'signs in as': username ?? '-', 'e-mail': email ?? '-', role, 'last seen': seen }
      }),
    )
    return 0
  }
  if (command === 'first-owner') {
    const link = await firstOwnerLink(config)
    console.log(
      link ? `The first owner makes their account, once and within a day, at ${link}` : 'There is an owner already.',
    )
    return 0
  }
  const act = COMMANDS[command]
  const person = act && named !== undefined ? await findPerson(db, named) : null
  if (act && named !== undefined && !person) {
    console.error(`Nobody signs in as "${named}". npm run user lists who there is.`)
    return 1
  }
  const said = act && person ? await act(db, person, rest) : null
  if (said === null) console.error(USAGE)
  else console.log(said)
  return said === null ? 1 : 0
}

const { db, close } = openDatabase(config.databaseUrl.reveal(), 1, () => {})
try {
  process.exitCode = await main(db, process.argv.slice(2))
} catch (error) {
  console.error('The database does not answer: start Inbetween first, in another window.', error)
  process.exitCode = 1
} finally {
  await close()
}
