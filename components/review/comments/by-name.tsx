import { useTranslations } from 'next-intl'

/** Who said something; of a guest, whose name is what they call themselves, that they are one. */
export function ByName({ by }: { by: { name: string; guest: boolean } }) {
  const t = useTranslations('review')
  return (
    <span className="min-w-0 break-words font-medium text-sm">
      {by.name}
      {/* A space, also for who hears or copies it. */}
      {by.guest && ' '}
      {by.guest && <span className="rounded-sm bg-well px-1.5 font-normal text-muted text-xs">{t('guest')}</span>}
    </span>
  )
}
