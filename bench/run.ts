import '#lib/server/testing/without-own-settings'
import type { Bench } from './bench.ts'
import { derive } from './derive.ts'
import { find } from './find.ts'
import { firefox } from './firefox.ts'
import { media } from './media.ts'
import { pages } from './pages.ts'
import { responses } from './responses.ts'
import { scrolling } from './scrolling.ts'
import { render, writeSection } from './section.ts'
import { start } from './start.ts'
import { viewers } from './viewers.ts'
import { wall } from './wall.ts'

const BENCHES: Bench[] = [start, pages, responses, media, derive, wall, scrolling, find, viewers, firefox]

/** `npm run bench -- [name] [--write]`: runs the benches and prints their tables; with --write they also replace their section of the page. */
const args = process.argv.slice(2)
const wanted = args.find((arg) => !arg.startsWith('--'))
const chosen = BENCHES.filter((bench) => !wanted || bench.name === wanted)
if (chosen.length === 0) {
  console.error(`No bench is named "${wanted}". There are: ${BENCHES.map((bench) => bench.name).join(', ')}.`)
  process.exit(2)
}
for (const bench of chosen) {
  const { title, name } = bench
  const section = render({ title, command: `npm run bench -- ${name}`, result: await bench.run() })
  console.log(section)
  if (args.includes('--write')) writeSection(name, section)
}
