import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'

/** Says over the wall that cards could not be fetched. */
export function CardsFailed({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations('wall')
  return (
    <div
      role="alert"
      className="fixed inset-x-4 bottom-4 z-30 mx-auto flex w-fit flex-wrap items-center justify-center gap-3 rounded-md border border-line bg-raised px-4 py-2 text-sm shadow-raised"
    >
      {t('moreFailed')}
      <Button size="sm" onClick={onRetry}>
        {t('tryAgain')}
      </Button>
    </div>
  )
}
