'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { serverClock } from '#lib/client/feed/server-clock'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import { decimalText, dollarText } from '#lib/client/money/decimal-text'
import type { AccountBalance } from '#lib/domain/money/balance'

/** An older word is said to be one: at rest the provider is asked every ten minutes. In ms. */
const STALE_MS = 15 * 60_000

/** What is left of the account, as the provider last said; of an old word also when it was said. `known`: as the page came. */
export function BalanceNote({ known, className }: { known: AccountBalance | null; className: string }) {
  const t = useTranslations('shell.balance')
  const format = useFormatter()
  const now = useMinute()
  const balance = useChangeFeed().balance ?? known
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  // Only in the browser, whose time zone it is: the server draws it without.
  const stale = balance !== null && now !== null && now - balance.knownAt > STALE_MS
  const at = stale ? format.dateTime(balance.knownAt, { dateStyle: 'short', timeStyle: 'short', timeZone }) : null
  return (
    <p className={className}>
      {balance === null ? t('unknown') : amountOf(balance)}
      {at !== null && <span> · {t('asOf', { time: at })}</span>}
    </p>
  )

  function amountOf({ credits, usd, unlimited }: AccountBalance): string {
    if (unlimited) return t('unlimited')
    if (credits === null) return t('unknown')
    const dollars = usd === null ? '' : ` · ${dollarText(usd, 2)}`
    return t('credits', { credits: decimalText(credits) }) + dollars
  }
}

/** The server's time, anew each minute; null while drawn by the server. */
function useMinute(): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setNow(serverClock.now())
    tick()
    const timer = setInterval(tick, 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
