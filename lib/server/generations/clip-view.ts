import type { ClipView } from '#lib/domain/generation/generation'
import type { clips } from '#lib/server/db/schema'

/**
 * A clip as the browser sees it.
 * @param urlOf where a file of the store is asked for by whoever is going to see this
 * @param missing SHA-256 of clips whose file is gone
 */
export function clipView(
  clip: typeof clips.$inferSelect,
  urlOf: (sha256: string, ext: 'mp4' | 'jpg') => string,
  missing: ReadonlySet<string>,
): ClipView {
  const picture = (sha256: string | null) => sha256 && urlOf(sha256, 'jpg')
  return {
    url: urlOf(clip.sha256, 'mp4'),
    posterUrl: picture(clip.posterSha256),
    smallPosterUrl: picture(clip.smallPosterSha256),
    spriteUrl: picture(clip.spriteSha256),
    width: clip.width,
    height: clip.height,
    durationMs: clip.durationMs,
    hasAudio: clip.hasAudio,
    bytes: clip.bytes,
    missing: missing.has(clip.sha256),
  }
}
