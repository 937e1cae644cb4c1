'use client'

import Check from 'lucide-react/icons/check'
import Copy from 'lucide-react/icons/copy'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '#components/ui/button'

/** How long it says that it was done, in ms. */
const SAID_MS = 2500

/** Copies a prompt, and says whether that was allowed. */
export function CopyPrompt({ prompt }: { prompt: string }) {
  const t = useTranslations('detail')
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    try {
      await navigator.clipboard.writeText(prompt)
      setOutcome('copied')
    } catch {
      setOutcome('copyFailed')
    }
  }

  const Icon = outcome === 'copied' ? Check : Copy
  return (
    <div className="flex items-center gap-2">
      <span role="status" className="text-xs text-muted">
        {outcome && t(outcome)}
      </span>
      <Button tone="ghost" size="sm" onClick={copy} className="-mr-3">
        <Icon aria-hidden className="size-4" />
        {t('copy')}
      </Button>
    </div>
  )
}
