import { existsSync } from 'node:fs'
import { count, sum } from 'drizzle-orm'
import type { AppFacts, MediaFinding } from '#lib/domain/app-facts'
import type { Database } from './db/database.ts'
import { clips, images } from './db/schema.ts'
import { frameReport } from './generations/frame-report.ts'
import { type Finding, listFindings, readMediaReport } from './generations/media-audit/media-report.ts'
import { MEND_TRIES } from './generations/media-audit/mend-media.ts'
import { paidUnderWay } from './generations/paid-under-way.ts'
import { seenProcesses } from './generations/process-metrics.ts'
import { readVersion } from './read-version.ts'
import type { Services } from './services.ts'
import { diskSpace } from './storage/disk-space.ts'

/** What this installation is and how it fares, for the settings page. */
export async function readAppFacts({
  config,
  db,
  provider,
}: Pick<Services, 'config' | 'db' | 'provider'>): Promise<AppFacts> {
  const { toapis, paths, publicUrl, dataDir } = config
  const [space, kept, report, findings, processes, frames, account, key, underWay] = await Promise.all([
    // Before the first clip there is no folder for media.
    diskSpace(existsSync(paths.media) ? paths.media : dataDir),
    keptMedia(db),
    readMediaReport(db),
    listFindings(db),
    seenProcesses(db),
    frameReport(db),
    provider.current(),
    provider.facts(),
    paidUnderWay(db),
  ])
  return {
    version: readVersion(),
    now: Date.now(),
    provider: {
      address: account.baseUrl,
      key,
      underWay,
      usualAddress: config.accounts.usual.baseUrl,
      sendsBusinessId: toapis.sendBusinessId,
      perMinute: toapis.budgets,
    },
    webhooks: { secrets: toapis.webhookSecrets.length, address: `${publicUrl}/api/webhooks/toapis` },
    data: {
      folder: dataDir,
      ownDatabase: config.embeddedDatabase === undefined,
      bucket: bucketAddress(config),
      ...space,
      ...kept,
    },
    media: { ...report, findings: findings.map(toFinding) },
    frames,
    processes,
  }
}

function bucketAddress({ mediaStore: { use, s3 } }: Services['config']): string | null {
  return use === 's3' && s3 ? `${s3.endpoint}/${s3.bucket}` : null
}

async function keptMedia(db: Database) {
  const [ofClips, ofImages] = await Promise.all(
    [clips, images].map((table) => db.select({ count: count(), bytes: sum(table.bytes) }).from(table)),
  )
  const read = (rows: typeof ofClips) => ({ count: rows?.[0]?.count ?? 0, bytes: Number(rows?.[0]?.bytes ?? 0) })
  return { clips: read(ofClips), images: read(ofImages) }
}

function toFinding({ tries, ...finding }: Finding): MediaFinding {
  return { ...finding, hope: hopeFor(finding, tries) }
}

/** What is done about a finding: see mend-media.ts. A JPEG of known size is a still of the library; the size of a poster or sprite stands in no row. */
function hopeFor({ name, kind, bytes }: Omit<Finding, 'tries'>, tries: number): MediaFinding['hope'] {
  if (kind === 'orphan') return 'none'
  if (!name.endsWith('.mp4') && bytes !== null) return 'person'
  return tries < MEND_TRIES ? 'mending' : 'given_up'
}
