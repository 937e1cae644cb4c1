import '#lib/server/testing/without-own-settings'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from '#scripts/launch/build'
import { measureDeaths } from './measure-deaths.ts'
import { measureKills } from './measure-kills.ts'
import { type StormResult, storm } from './storm.ts'

/**
 * `npm run chaos -- [storm|postgres|deaths] [--clicks N] [--seed N] [--write]`: one phase, or all. Prints a table for each and ends with
 * code 1 when a promise was broken; with --write the tables replace their sections of docs/reliability.md.
 */
const PAGE = fileURLToPath(new URL('../docs/reliability.md', import.meta.url))
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { clicks: { type: 'string' }, seed: { type: 'string' }, write: { type: 'boolean', default: false } },
})
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const clicks = values.clicks === undefined ? undefined : Number(values.clicks)
const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`)
const MINUTE = 60_000
/** What any single death may take, until all is settled. */
const WITHIN_MS = MINUTE
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    say(`cut short by ${signal}`)
    process.exit(1)
  })

type Outcome = { kept: boolean; about: string; table: string[][] }

const PHASES: Record<string, { title: string; run(): Promise<Outcome> }> = {
  storm: {
    title: 'Everything dies at random',
    run: async () => {
      const weights = { worker: 70, web: 15, postgres: 15 }
      const target = clicks ?? 2000
      const pauseMs = (random: { between(from: number, to: number): number }) => random.between(200, 2000)
      const result = await storm({ seed, clicks: target, withinMs: 45 * MINUTE, pauseMs, weights, faults: true, say })
      const about = `kill -9 of a worker, the web process or PostgreSQL 0.2 to 2 s after at most one of them is down, and one time in five however many are; each is started again after 0.25 s; with faults on submit, status, file, upload and balance; then calm.`
      return judged(result, target, about)
    },
  },
  postgres: {
    title: 'PostgreSQL is killed every 5 s',
    run: async () => {
      const weights = { worker: 0, web: 0, postgres: 1 }
      const target = clicks ?? 1500
      const result = await storm({
        seed,
        clicks: target,
        withinMs: 15 * MINUTE,
        pauseMs: () => 5000,
        weights,
        faults: false,
        say,
      })
      return judged(
        result,
        target,
        'kill -9 of PostgreSQL every 5 s while three workers work; it is started again after 0.25 s; then calm.',
      )
    },
  },
  deaths: {
    title: 'One death at every place',
    run: async () => {
      const deaths = await measureDeaths(say)
      const kills = await measureKills(say)
      const about =
        'A worker dies at the place, another is started at once; measured from the death until the generation is settled, its 15 s of lease included. Then each process of a whole app is killed once while a clip is being made; measured until its supervisor has it back, the app answers, and the clip is kept.'
      const measured = [...deaths.measured, ...kills]
      const slowest = Math.max(...measured.map(({ ms }) => ms))
      const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
      const table = [
        ...deaths.measured.map(({ name, ends, ms }) => [name, `${ends} after ${seconds(ms)}`]),
        ...kills.map(({ name, ms }) => [`the ${name} process of a whole app`, `ready after ${seconds(ms)}`]),
        [`**slowest (at most ${seconds(WITHIN_MS)})**`, `**${seconds(slowest)}**`],
      ]
      return { kept: deaths.kept && slowest <= WITHIN_MS, about, table }
    },
  },
}

const chosen = Object.entries(PHASES).filter(([name]) => positionals.length === 0 || positionals.includes(name))
if (chosen.length === 0) {
  console.error(`There is no such phase. There are: ${Object.keys(PHASES).join(', ')}.`)
  process.exit(2)
}
const problem = await ensureBuilt(process.execPath)
if (problem !== undefined) {
  console.error(problem)
  process.exit(1)
}
say(`seed ${seed}`)
for (const [name, { title, run }] of chosen) {
  const { kept, about, table } = await run()
  const section = render(name, title, about, table, kept)
  console.log(section)
  if (values.write) writeSection(name, section)
  if (!kept) process.exitCode = 1
}

function judged(result: StormResult, target: number, about: string): Outcome {
  const { verdict, kills, faults, states, recoveryMs } = result
  const broken = { ...verdict, wrongClips: result.wrongClips, unsettled: result.unsettled }
  for (const [promise, cases] of Object.entries(broken))
    if (cases.length > 0) say(`${promise}: ${cases.slice(0, 20).join('; ')}`)
  const kept = Object.values(broken).every((cases) => cases.length === 0) && result.clicks >= target
  const list = (entries: Iterable<[string, number]>) =>
    [...entries].map(([name, count]) => `${name} ${count}`).join(', ')
  const table = [
    ['clicks', `${result.clicks} (${result.presses} presses) in ${Math.round(result.stormMs / 1000)} s`],
    ['accepted by the provider', String(result.accepted)],
    ['paid twice (must be 0)', String(verdict.paidTwice.length)],
    ['lost ids (0)', String(verdict.lostIds.length)],
    ['paid and without its clip (0)', String(result.wrongClips.length)],
    ['unsettled after 60 s of calm (0)', String(result.unsettled.length)],
    ['illegal edges (0)', String(verdict.illegalEdges.length)],
    [
      'missing, spoilt, orphan, temporary files (0)',
      String(verdict.spoiltFiles.length + verdict.orphanFiles.length + verdict.temporaryFiles.length),
    ],
    ['all settled after', `${(recoveryMs / 1000).toFixed(1)} s of calm`],
    ['pauses cut short at the calm', String(result.hurried)],
    ['unconfirmed, never taken by the provider', String(result.neverTaken)],
    ['states at the end', list(states)],
    ['kills', list(kills)],
    ['faults met', faults.size === 0 ? 'none planned' : list([...faults].filter(([, count]) => count > 0).sort())],
  ]
  return { kept, about, table }
}

function render(name: string, title: string, about: string, table: string[][], kept: boolean): string {
  const processor = cpus()[0]?.model ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  const command = `npm run chaos -- ${name} --seed ${seed}`
  return [
    `### ${title}`,
    '',
    `\`${command}\` on ${availableParallelism()} cores (${processor}), ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}.`,
    about,
    '',
    '| | |',
    '| --- | --- |',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    kept ? 'Every promise was kept.' : 'A PROMISE WAS BROKEN.',
  ].join('\n')
}

/** Between its two markers, which the page must have. */
function writeSection(name: string, section: string): void {
  const [begin, end] = [`<!-- chaos ${name} begin -->`, `<!-- chaos ${name} end -->`]
  const page = readFileSync(PAGE, 'utf8')
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to === -1) throw new Error(`docs/reliability.md has no place for ${name}`)
  writeFileSync(PAGE, `${page.slice(0, from)}${begin}\n${section}\n${page.slice(to)}`)
}
