import { useTranslations } from 'next-intl'
import { MendNotice } from '#components/ui/mend-notice'

/** Stands where a clip will be that is still to come. @param stuck whether it could not be had */
export function CullMore({ stuck, onAgain }: { stuck: boolean; onAgain: () => void }) {
  const t = useTranslations('cull')
  return (
    <div className="m-auto py-10">
      {stuck ? (
        <MendNotice words={t('moreFailed')} mend={t('tryAgain')} onMend={onAgain} />
      ) : (
        <p role="status" className="text-muted">
          {t('moreComing')}
        </p>
      )}
    </div>
  )
}
