import { useState } from 'react'

/** What was deleted last from a list of named things, and whether it was brought back. */
export function useDeleted<Row extends { id: string }>() {
  const [last, setLast] = useState<{ row: Row; isBack: boolean } | null>(null)
  return {
    /** What can be brought back; null for nothing. */
    deleted: last && !last.isBack ? last.row : null,
    noteDeleted: (row: Row) => setLast({ row, isBack: false }),
    noteBack: (row: Row) => setLast({ row, isBack: true }),
    /** Whether a row is the one that was brought back last, which the focus follows. */
    isBack: (id: string) => last?.isBack === true && last.row.id === id,
  }
}
