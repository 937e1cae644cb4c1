import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Bench, BenchResult } from './bench.ts'
import { derive } from './derive.ts'
import { find } from './find.ts'
import { firefox } from './firefox.ts'
import { media } from './media.ts'
import { pages } from './pages.ts'
import { responses } from './responses.ts'
import { scrolling } from './scrolling.ts'
import { start } from './start.ts'
import { viewers } from './viewers.ts'
import { wall } from './wall.ts'

const BENCHES: Bench[] = [start, pages, responses, media, derive, wall, scrolling, find, viewers, firefox]
const PAGE = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))

/** `npm run bench -- [name] [--write]`: runs the benches and prints their tables; with --write they also replace their section of the page. */
const args = process.argv.slice(2)
const wanted = args.find((arg) => !arg.startsWith('--'))
const chosen = BENCHES.filter((bench) => !wanted || bench.name === wanted)
if (chosen.length === 0) {
  console.error(`No bench is named "${wanted}". There are: ${BENCHES.map((bench) => bench.name).join(', ')}.`)
  process.exit(2)
}
for (const bench of chosen) {
  const section = render(bench, await bench.run())
  console.log(section)
  if (args.includes('--write')) writeSection(bench.name, section)
}

function render(bench: Bench, { about, columns, rows, goals }: BenchResult): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const processor = cpus()[0]?.model ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return [
    `## ${bench.title}`,
    '',
    `\`npm run bench -- ${bench.name}\` on ${availableParallelism()} cores (${processor}), ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}.`,
    about,
    '',
    line(columns),
    line(columns.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
    '',
    ...goals.map(({ text, met }) => `- ${met ? 'met' : 'NOT MET'}: ${text}`),
  ].join('\n')
}

/** Between its two markers, or at the end of the page when it has none yet. */
function writeSection(name: string, section: string): void {
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
