import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { clusterFolder } from '#lib/server/db/embedded/cluster'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'

/**
 * Makes the empty, migrated database that every stack begins with a copy of (stack.ts): making it anew for each of twenty would take most of
 * the time of their start. The app that all share makes its own, as a person's first start does.
 */
export default async function makeCluster(): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-cluster-'))
  const found = databaseLocation(path.join(folder, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  const started = await startEmbeddedPostgres(found.location)
  if (!started.ok) throw new Error(started.sentence)
  await migrate(found.location.url)
  started.server.stop()
  await started.server.exited
  process.env.E2E_CLUSTER = clusterFolder(found.location)
  return () => rmSync(folder, { recursive: true, force: true })
}
