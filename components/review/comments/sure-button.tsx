import { useState } from 'react'
import { Button } from '#components/ui/button'

type Twice = { first: string; sure: string }

/**
 * Does what cannot be undone: the first press asks, the second does it, and going elsewhere takes the first one back.
 * @param words before and after the first press @param names what it is called then where the words alone do not tell
 */
export function SureButton({
  words,
  names,
  busy,
  onSure,
}: {
  words: Twice
  names?: Twice
  busy: boolean
  onSure: (button: Element) => void
}) {
  const [sure, setSure] = useState(false)
  const now = sure ? 'sure' : 'first'
  return (
    <Button
      tone="ghost"
      size="sm"
      className="px-2"
      aria-label={names?.[now]}
      aria-disabled={busy}
      onBlur={() => setSure(false)}
      onClick={({ currentTarget }) => {
        if (!sure) setSure(true)
        else if (!busy) onSure(currentTarget)
      }}
    >
      <span className={sure ? 'text-danger' : undefined}>{words[now]}</span>
    </Button>
  )
}
