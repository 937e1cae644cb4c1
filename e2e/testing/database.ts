import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { databaseNamed, runOn } from '#lib/server/db/testing/database-server'

/** The server that the apps of this run have their databases on (`TEST_DATABASE_URL`); without one each has an embedded one of its own. */
export const databaseServer = process.env.TEST_DATABASE_URL

/** The database on that server that others begin as copies of: empty and migrated. */
export const TEMPLATE = 'inbetween_e2e_template'

/** Where the database of an app is reached. @param dataDir of the app, which its database on a server is named after */
export function databaseUrlOf(dataDir: string): string {
  return databaseServer === undefined ? embeddedAt(dataDir).url : databaseNamed(databaseServer, nameFor(dataDir))
}

/** Where the embedded database of a data folder lives. */
export function embeddedAt(dataDir: string) {
  const found = databaseLocation(path.join(dataDir, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  return found.location
}

/** The setting by which an app has its database where this run says. */
export function databaseSettings(dataDir: string): Record<string, string> {
  return { DATABASE_URL: databaseServer === undefined ? '' : databaseUrlOf(dataDir) }
}

/** Makes the empty database that an app is to find on the server of this run; an embedded one is made by the app. */
export async function makeDatabase(dataDir: string): Promise<void> {
  if (databaseServer !== undefined) await runOn(databaseServer, `create database "${nameFor(dataDir)}"`)
}

/** Gives an app that was never started a copy of what `prepare-databases.ts` made: making it anew takes most of the time of a first start. */
export async function copyDatabase(dataDir: string): Promise<void> {
  const cluster = process.env.E2E_CLUSTER
  if (databaseServer !== undefined)
    await runOn(databaseServer, `create database "${nameFor(dataDir)}" template ${TEMPLATE}`)
  else if (cluster !== undefined) {
    const { home } = embeddedAt(dataDir)
    mkdirSync(home, { recursive: true })
    // The files belong to the database's user, which this keeps.
    execFileSync('cp', ['-a', cluster, home])
  }
}

/** Removes an app's database from the server of this run; an embedded one goes with the data folder. */
export async function dropDatabase(dataDir: string): Promise<void> {
  if (databaseServer !== undefined) await runOn(databaseServer, `drop database "${nameFor(dataDir)}" with (force)`)
}

/** The name of an app's database on a server. */
export const nameFor = (dataDir: string) => path.basename(dataDir).toLowerCase()
