/** One measurement that `bench/run.ts` can run: a table, and what must hold in it. */
export type Bench = {
  name: string
  title: string
  run: () => Promise<BenchResult>
}

export type BenchResult = {
  /** One sentence on what was done. */
  about: string
  columns: string[]
  rows: string[][]
  goals: { text: string; met: boolean }[]
}
