import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { IconButton } from './icon-button.tsx'
import { MendNotice } from './mend-notice.tsx'

/** Says over the page that what was asked for, such as a dialog, could not be loaded. @param onDismiss forgets that it was asked for */
export function LoadFailure({ onTryAgain, onDismiss }: { onTryAgain: () => void; onDismiss: () => void }) {
  const t = useTranslations('loadFailure')
  return (
    <div className="pointer-events-auto fixed inset-x-4 top-16 z-50 mx-auto flex max-w-md items-center gap-2 rounded-md bg-raised p-1 shadow-raised">
      <div className="grow">
        <MendNotice words={t('words')} mend={t('tryAgain')} onMend={onTryAgain} />
      </div>
      <IconButton label={t('dismiss')} onClick={onDismiss}>
        <X aria-hidden="true" />
      </IconButton>
    </div>
  )
}
