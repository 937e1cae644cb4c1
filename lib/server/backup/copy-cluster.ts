import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { clusterFolder } from '#lib/server/db/embedded/cluster'
import type { DatabaseLocation } from '#lib/server/db/embedded/location'
import { copyHashed, copyTree } from './copy-tree.ts'
import type { FileFact } from './file-fact.ts'

/**
 * Folders whose content belongs to the running server alone, as PostgreSQL's manual has it ("Making a base backup using the low level API").
 * Of the journal (`pg_wal`) only what the copy needs is added at the end.
 */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|pg_internal\.init.*|pgsql_tmp.*)$/
const CONTROL = 'global/pg_control'
/** Segments of the journal have names that sort as they were written. */
const SEGMENT = /^[0-9A-F]{24}$/

/**
 * Copies the database's files while it runs, by PostgreSQL's own way: between `pg_backup_start` and `pg_backup_stop` files are copied as they
 * change, and the journal of that time, which a replication slot keeps, makes one moment of them when the copy is first started.
 * @param to the new cluster folder, which is made
 * @returns what was copied, by paths within `to`
 */
export async function copyCluster(location: DatabaseLocation, to: string): Promise<FileFact[]> {
  const cluster = clusterFolder(location)
  const client = new pg.Client({ connectionString: location.url })
  // A server that goes fails what is asked next; untold it would end the process, past every clean-up.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [`backup_${process.pid}`])
    const { rows: begun } = await client.query<{ segment: string }>(
      `select pg_walfile_name(pg_backup_start('inbetween', fast => true)) as segment`,
    )
    const first = begun[0]?.segment ?? ''
    const files = await copyTree(cluster, to, isSkipped)
    files.push({ path: CONTROL, ...(await copyControl(path.join(cluster, CONTROL), path.join(to, CONTROL))) })
    const { rows: ended } = await client.query<{ segment: string; label: string }>(
      'select pg_walfile_name(lsn) as segment, labelfile as label from pg_backup_stop(wait_for_archive => false)',
    )
    const { segment: last = '', label = '' } = ended[0] ?? {}
    for (const name of await readdir(path.join(cluster, 'pg_wal')))
      if (SEGMENT.test(name) && first <= name && name <= last) {
        const copied = await copyHashed(path.join(cluster, 'pg_wal', name), path.join(to, 'pg_wal', name))
        files.push({ path: `pg_wal/${name}`, ...copied })
      }
    await writeFile(path.join(to, 'backup_label'), label, { mode: 0o600, flush: true })
    const sha256 = createHash('sha256').update(label).digest('hex')
    return [...files, { path: 'backup_label', bytes: Buffer.byteLength(label), sha256 }]
  } finally {
    await client.end()
  }
}

function isSkipped(relative: string): boolean {
  const [top = '', inside] = relative.split('/')
  return (EMPTIED.has(top) && inside !== undefined) || LEFT_OUT.test(path.basename(relative)) || relative === CONTROL
}

/** The one file that is overwritten in place without a journal of its own: taken only once two readings are the same. */
async function copyControl(from: string, to: string): Promise<Omit<FileFact, 'path'>> {
  for (;;) {
    const before = await readFile(from)
    const copied = await copyHashed(from, to)
    if (before.equals(await readFile(to))) return copied
  }
}
