import { eq, sql } from 'drizzle-orm'
import type { Checked } from './checked.ts'
import type { Database } from './db/database.ts'
import { installationFacts } from './db/schema-installation.ts'
import { seenProcesses } from './generations/process-metrics.ts'
import type { Keyring } from './keyring.ts'

const NAME = 'secret-print'

/**
 * Compares the secret of this process with the one that the others on this database run with, by a print that gives neither away: with two of them a
 * session of one web process would be none to the next. The first process on a database decides. Another AUTH_SECRET is taken when nothing else runs.
 * @param file where the secret lies, when it is not AUTH_SECRET
 */
export async function checkSecret(db: Database, keyring: Keyring, file: string | undefined): Promise<Checked> {
  const print = keyring('print').toString('hex')
  await db.insert(installationFacts).values({ name: NAME, value: print }).onConflictDoNothing()
  const [kept] = await db
    .select({
      print: installationFacts.value,
      fresh: sql<boolean>`${installationFacts.updatedAt} > now() - interval '30 seconds'`,
    })
    .from(installationFacts)
    .where(eq(installationFacts.name, NAME))
  if (kept?.print === print) return { ok: true }
  if (file !== undefined)
    return {
      ok: false,
      sentence: `The secret in ${file} is not the one that this database is used with: set AUTH_SECRET to the same value for every process, or bring keys/secret of the first machine's data folder to that place.`,
    }
  if (kept?.fresh || (await seenProcesses(db)).length > 0)
    return {
      ok: false,
      sentence:
        'AUTH_SECRET is not the one that the other processes on this database run with: give all of them the same. To change it, stop all of them first.',
    }
  await db
    .update(installationFacts)
    .set({ value: print, updatedAt: sql`now()` })
    .where(eq(installationFacts.name, NAME))
  return { ok: true }
}
