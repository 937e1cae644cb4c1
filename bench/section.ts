import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { BenchResult } from './bench.ts'

const PAGE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))

/** What one bench found, as it stands on the page. @property command that measured it */
export type Section = { title: string; command: string; result: BenchResult }

export function render({ title, command, result: { about, columns, rows, goals } }: Section): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const processor = cpus()[0]?.model ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `## ${title}`,
    '',
    `\`${command}\` on ${availableParallelism()} cores (${processor}), ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}.`,
    about,
    '',
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
    '',
    ...goals.map(({ text, met }) => `- ${met ? 'met' : 'NOT MET'}: ${text}`),
  ].join('\n')
}

/** Puts it between its two markers, or at the end of the page when it has none yet. */
export function writeSection(name: string, section: string): void {
  const begin = `<!-- bench ${name} begin -->`
  const end = `<!-- bench ${name} end -->`
  const page = readFileSync(PAGE, 'utf8')
  const block = `${begin}\n${section}\n${end}`
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  const written =
    from === -1 || to === -1
      ? `${page.trimEnd()}\n\n${block}\n`
      : page.slice(0, from) + block + page.slice(to + end.length)
  writeFileSync(PAGE, written)
}
