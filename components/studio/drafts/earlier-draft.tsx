import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { Drafts } from '#lib/client/drafts/use-draft'

/** Says that the draft which made way for a generation's recipe is kept, and brings it back. */
export function EarlierDraft({ drafts }: { drafts: Drafts }) {
  const t = useTranslations('studio.earlier')
  return (
    <div role="status" className="empty:hidden">
      {drafts.earlier !== null && (
        <Notice>
          <span>{t('kept')}</span>
          <Button tone="link" size="bare" onClick={drafts.bringBack}>
            {t('bringBack')}
          </Button>
          <Button tone="link" size="bare" onClick={drafts.forgetEarlier}>
            {t('letGo')}
          </Button>
        </Notice>
      )}
    </div>
  )
}
