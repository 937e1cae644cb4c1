'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button'
import { useCopy } from '#lib/client/use-copy'

/** Copies a prompt, and says whether that was allowed. */
export function CopyPrompt({ prompt }: { prompt: string }) {
  const t = useTranslations('detail')
  const { outcome, copy } = useCopy()
  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <div className="flex items-center gap-2">
      <span role="status" className="text-xs text-muted">
        {outcome && t(outcome)}
      </span>
      <Button tone="ghost" size="sm" onClick={() => copy(prompt)} className="-mr-3">
        <Icon aria-hidden className="size-4" />
        {t('copy')}
      </Button>
    </div>
  )
}
