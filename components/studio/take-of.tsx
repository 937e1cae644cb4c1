import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { Notice } from '#components/ui/notice'
import type { TakeSource } from '#lib/client/recipe/recipe-form'

/** Says which clip the next one will be another take of, and lets it be a shot of its own. */
export function TakeOf({ source: { id, prompt }, onUnlink }: { source: TakeSource; onUnlink: () => void }) {
  const t = useTranslations('takes')
  return (
    <Notice>
      <span className="min-w-0 max-w-full truncate">
        {t.rich('takeOf', {
          prompt,
          clip: (words) => (
            <a href={`/wall/${id}#takes`} className="text-accent-text underline underline-offset-4">
              {words}
            </a>
          ),
        })}
      </span>
      <Button tone="link" size="bare" onClick={onUnlink}>
        {t('unlink')}
      </Button>
    </Notice>
  )
}
