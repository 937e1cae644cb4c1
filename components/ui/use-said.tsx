import { type ReactNode, useState } from 'react'

/**
 * Says aloud what was done, for those who do not see the row of a list go or change. Its place is there before and lasts: what comes
 * onto the page together with its words is not said by every screen reader.
 */
export function useSaid(): { said: ReactNode; say: (words: string) => void } {
  const [last, setLast] = useState({ words: '', times: 0 })
  return {
    said: (
      <p role="status" className="sr-only">
        {/* Anew each time: the same words once more are news, too. */}
        <span key={last.times}>{last.words}</span>
      </p>
    ),
    say: (words) => setLast(({ times }) => ({ words, times: times + 1 })),
  }
}
