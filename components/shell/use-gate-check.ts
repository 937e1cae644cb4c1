import { useEffect, useState } from 'react'
import { useChangeFeed } from '#lib/client/feed/use-change-feed'
import type { ActionResult } from '#lib/domain/actions'
import type { Pause } from '#lib/domain/generation/generation'

type Result = 'stillRefused' | 'goesOn' | 'noAnswer' | 'failed'

/** How often the answer is looked for while a check is under way, in ms. */
const LOOK_EVERY_MS = 500
/** A provider that is away answers nothing at all; after this long that is said. In ms. */
const PATIENCE_MS = 15_000

/**
 * Has the key and the balance tried, and waits for what the change feed says of it: the pause is over, or it was looked into since.
 * @returns `result` of the last check; `goesOn` also when the pause ended without being asked
 */
export function useGateCheck(pause: Pause | null, checkAgain: () => Promise<ActionResult<null>>) {
  const [asked, setAsked] = useState<{ checkedAt: number | null } | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const [wasPaused, setWasPaused] = useState(pause !== null)
  const checking = asked !== null
  const { wake } = useChangeFeed()

  function settle(next: Result | null) {
    setAsked(null)
    setResult(next)
  }
  if (wasPaused !== (pause !== null)) {
    setWasPaused(pause !== null)
    settle(pause === null ? 'goesOn' : null)
  } else if (asked && pause && pause.checkedAt !== asked.checkedAt) settle('stillRefused')

  useEffect(() => {
    if (!checking) return
    const look = setInterval(wake, LOOK_EVERY_MS)
    const limit = setTimeout(() => {
      setAsked(null)
      setResult('noAnswer')
    }, PATIENCE_MS)
    return () => {
      clearInterval(look)
      clearTimeout(limit)
    }
  }, [checking, wake])

  return {
    checking,
    result,
    async check(): Promise<void> {
      setResult(null)
      setAsked({ checkedAt: pause?.checkedAt ?? null })
      const answer = await checkAgain().catch(() => null)
      if (!answer?.ok) settle('failed')
    },
  }
}
