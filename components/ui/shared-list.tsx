import type { ReactNode } from 'react'
import { MendNotice } from './mend-notice.tsx'

/** The rows of a list that everybody shares, or why there are none: not there yet, not to be had, or none at all. */
export function SharedList<Row>({
  title,
  words,
  rows,
  failed,
  onMend,
  children,
}: {
  title: string
  words: { loading: string; empty: string; failed: string; tryAgain: string }
  rows: readonly Row[] | undefined
  failed: boolean
  onMend: () => void
  children: (row: Row) => ReactNode
}) {
  return (
    <>
      {failed && <MendNotice words={words.failed} mend={words.tryAgain} onMend={onMend} />}
      {!rows && !failed && <p className="min-h-16 text-muted text-sm">{words.loading}</p>}
      {rows?.length === 0 && <p className="text-muted text-sm">{words.empty}</p>}
      <ul aria-label={title} className="flex flex-col divide-y divide-line">
        {rows?.map(children)}
      </ul>
    </>
  )
}
