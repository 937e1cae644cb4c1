import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRights } from '#components/team/use-rights'

/** A wall with nothing on it yet: says what will hang here and where it is made. */
export function EmptyWall() {
  const t = useTranslations('wall')
  const creates = useRights().may('create')
  return (
    <div className="flex flex-col items-center gap-4 py-12 text-center sm:py-20">
      <div aria-hidden className="mb-4 flex h-24 w-full justify-center gap-3 overflow-hidden sm:h-32 sm:gap-4">
        {FRAMES.map((frame) => (
          <div key={frame.key} className={`h-full shrink-0 rounded-md border border-line bg-surface ${frame.look}`} />
        ))}
      </div>
      <h2 className="text-xl font-medium">{t('emptyTitle')}</h2>
      <p className="max-w-md text-muted">{t('emptyText')}</p>
      {creates && (
        <Link
          href="/"
          className="inline-flex h-12 items-center rounded-md bg-accent px-5 font-medium text-accent-ink transition-colors hover:bg-accent-strong"
        >
          {t('toStudio')}
        </Link>
      )}
    </div>
  )
}

const FRAMES = ['square', 'wide', 'tall', 'wide', 'square'].map((shape, i) => ({
  key: `${shape}-${i}`,
  look: shape === 'wide' ? 'aspect-video' : shape === 'tall' ? 'aspect-9/16' : 'aspect-square',
}))
