import Link from 'next/link'
import { useTranslations } from 'next-intl'

/** A wall with nothing on it yet: says what will hang here and where it is made. */
export function EmptyWall() {
  const t = useTranslations('wall')
  return (
    <div className="relative isolate flex min-h-96 flex-col items-center justify-center gap-4 overflow-hidden py-16 text-center">
      <div aria-hidden className="absolute inset-0 -z-10 flex flex-wrap content-center justify-center gap-4 opacity-60">
        {FRAMES.map((frame) => (
          <div key={frame.key} className={`h-28 rounded-md border border-dashed border-line ${frame.look}`} />
        ))}
      </div>
      <h2 className="bg-canvas px-3 text-xl font-medium">{t('emptyTitle')}</h2>
      <p className="max-w-md bg-canvas px-3 text-muted">{t('emptyText')}</p>
      <Link
        href="/"
        className="inline-flex h-12 items-center rounded-md bg-accent px-5 font-medium text-accent-ink transition-colors hover:bg-accent-strong"
      >
        {t('toStudio')}
      </Link>
    </div>
  )
}

const FRAMES = ['wide', 'tall', 'square', 'wide', 'square', 'wide', 'tall', 'wide', 'wide', 'tall', 'square'].map(
  (shape, i) => ({
    key: `${shape}-${i}`,
    look: shape === 'wide' ? 'aspect-video' : shape === 'tall' ? 'aspect-9/16' : 'aspect-square',
  }),
)
