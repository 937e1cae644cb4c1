import { and, eq, inArray, sql } from 'drizzle-orm'
import { UPLOADED_URL_REUSE_MS } from '#lib/domain/limits'
import { images } from '#lib/server/db/schema'
import { providerUploads } from '#lib/server/db/schema-upkeep'
import type { UploadOutcome } from '#lib/server/provider/outcomes'
import { mediaName } from '#lib/server/storage/media-name'
import { interval } from './lease.ts'
import type { StepDeps } from './step-deps.ts'

type Uploading = Pick<StepDeps, 'db' | 'provider' | 'media'>

export type ImageUrls =
  | { kind: 'urls'; urlOf: (sha256: string) => string }
  | { kind: 'missing'; sha256: string }
  | Exclude<UploadOutcome, { kind: 'uploaded' }>

/**
 * Public URLs of library images, uploading what the provider does not have (or may have dropped). One request at a time:
 * no limit for uploads is documented, and the paid call waits for all of them anyway.
 */
export async function imageUrls(deps: Uploading, wanted: readonly string[]): Promise<ImageUrls> {
  const urls = await freshUrls(deps, wanted)
  for (const sha256 of new Set(wanted)) {
    if (urls.has(sha256)) continue
    const uploaded = await uploadOne(deps, sha256)
    if (uploaded.kind !== 'uploaded') return uploaded
    urls.set(sha256, uploaded.url)
  }
  return {
    kind: 'urls',
    urlOf(sha256) {
      const url = urls.get(sha256)
      if (url === undefined) throw new Error(`image ${sha256} is not part of this request`)
      return url
    },
  }
}

async function freshUrls({ db, provider }: Uploading, wanted: readonly string[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map()
  const rows = await db
    .select({ sha256: providerUploads.sha256, url: providerUploads.url })
    .from(providerUploads)
    .where(
      and(
        inArray(providerUploads.sha256, [...wanted]),
        eq(providerUploads.baseUrl, provider.baseUrl),
        sql`${providerUploads.uploadedAt} > now() - ${interval(UPLOADED_URL_REUSE_MS)}`,
      ),
    )
  return new Map(rows.map((row) => [row.sha256, row.url]))
}

async function uploadOne(
  { db, provider, media }: Uploading,
  sha256: string,
): Promise<UploadOutcome | { kind: 'missing'; sha256: string }> {
  const [image] = await db.select().from(images).where(eq(images.sha256, sha256))
  const bytes = image && (await media.read(mediaName(sha256, image.ext)))
  if (!bytes) return { kind: 'missing', sha256 }
  const type = image.ext === 'png' ? 'image/png' : 'image/jpeg'
  const outcome = await provider.uploadImage({ bytes, name: `${sha256.slice(0, 16)}.${image.ext}`, type })
  if (outcome.kind === 'uploaded')
    await db
      .insert(providerUploads)
      .values({ sha256, baseUrl: provider.baseUrl, url: outcome.url })
      .onConflictDoUpdate({
        target: [providerUploads.sha256, providerUploads.baseUrl],
        set: { url: outcome.url, uploadedAt: sql`now()` },
      })
  return outcome
}

/** Forgets where the provider kept these images, so that the next submission uploads them anew. */
export async function forgetUploads({ db, provider }: Uploading, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return
  await db
    .delete(providerUploads)
    .where(and(inArray(providerUploads.sha256, [...sha256s]), eq(providerUploads.baseUrl, provider.baseUrl)))
}
