import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { clipFileName } from '#lib/domain/clip/clip-file-name'
import type { GenerationView } from '#lib/domain/generation/generation'
import type { Database } from '#lib/server/db/database'
import { clips, generations } from '#lib/server/db/schema'
import { projects } from '#lib/server/db/schema-names'
import { toViews } from '#lib/server/generations/view'
import { type MediaName, mediaName } from '#lib/server/storage/media-name'
import type { MediaStore } from '#lib/server/storage/media-store'
import { readMedia } from '#lib/server/storage/read-media'
import type { ZipSource } from '#lib/server/zip/zip-stream'

const SIZES_AT_ONCE = 16

type Deps = { db: Database; media: MediaStore; publicUrl: string }

/**
 * What goes into the archive of some generations: `manifest.json`, and the clips under the names that they have as downloads. What has no
 * clip, or whose file is gone, is named in the manifest and is no reason to have none of the others.
 * @returns null when none of them is there
 */
export async function zipOfClips({ db, media, publicUrl }: Deps, ids: readonly string[]): Promise<ZipSource[] | null> {
  const rows = await db
    .select()
    .from(generations)
    .leftJoin(clips, eq(clips.sha256, generations.clipSha256))
    .where(and(inArray(generations.id, [...ids]), isNull(generations.deletedAt)))
    .orderBy(desc(generations.createdAt), desc(generations.id))
  if (rows.length === 0) return null
  const views = await toViews(db, rows)
  const names = new Map((await db.select().from(projects)).map((project) => [project.id, project.name]))
  const sizes = await sizesOf(
    media,
    rows.flatMap(({ clips: clip }) => (clip ? mediaName(clip.sha256, 'mp4') : [])),
  )
  const sources: ZipSource[] = []
  const taken = new Set<string>()
  const entries: object[] = []
  for (const [i, view] of views.entries()) {
    const clip = rows[i]?.clips
    const stored = clip && mediaName(clip.sha256, 'mp4')
    const bytes = stored ? sizes.get(stored) : undefined
    const file = bytes === undefined ? null : freeName(clipFileName(view.recipe.prompt, view.id), taken)
    if (stored && bytes !== undefined && file)
      sources.push({
        name: file,
        bytes,
        modifiedAt: new Date(view.createdAt),
        read: () => readMedia(media, stored),
      })
    const left = clip ? 'the file is missing' : `no clip: ${view.status.state}`
    entries.push(entryOf(view, { file, left, sha256: clip?.sha256, publicUrl, names }))
  }
  return [textFile('manifest.json', { version: 1, madeAt: new Date().toISOString(), generations: entries }), ...sources]
}

/** What is there, and how large: some asked for at a time, for a store elsewhere takes a while to say it and browsers wait for the first byte. */
async function sizesOf(media: MediaStore, names: readonly MediaName[]): Promise<Map<MediaName, number>> {
  const sizes = new Map<MediaName, number>()
  const left = new Set(names).values()
  async function askOn(): Promise<void> {
    for (const name of left) {
      const found = await media.stat(name)
      if (found) sizes.set(name, found.bytes)
    }
  }
  await Promise.all(Array.from({ length: SIZES_AT_ONCE }, askOn))
  return sizes
}

type Beside = {
  file: string | null
  left: string
  sha256: string | undefined
  publicUrl: string
  names: Map<string, string>
}

function entryOf({ id, by, createdAt, takeOf, shot, recipe, status }: GenerationView, beside: Beside): object {
  const { rating, pick, tags, project } = status.marks
  return {
    id,
    file: beside.file,
    ...(beside.file === null && { leftOut: beside.left }),
    url: `${beside.publicUrl}/wall/${id}`,
    createdAt: new Date(createdAt).toISOString(),
    ...(by !== null && { by }),
    takeOf,
    shot: shot.id,
    marks: { rating, pick, tags, project: project === null ? null : (beside.names.get(project) ?? null) },
    recipe,
    clip: status.clip && {
      sha256: beside.sha256,
      bytes: status.clip.bytes,
      width: status.clip.width,
      height: status.clip.height,
      durationMs: status.clip.durationMs,
      hasAudio: status.clip.hasAudio,
    },
  }
}

/** The name, or with a number where another file of the archive has it, in any case. */
function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = name.replace(/\.mp4$/, `-${n}.mp4`)
  taken.add(free.toLowerCase())
  return free
}

function textFile(name: string, content: object): ZipSource {
  const text = Buffer.from(`${JSON.stringify(content, null, 2)}\n`)
  return {
    name,
    bytes: text.length,
    modifiedAt: new Date(),
    async *read() {
      yield text
    },
  }
}
