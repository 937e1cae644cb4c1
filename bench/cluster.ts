import '#lib/server/testing/without-own-settings'
import { parseArgs } from 'node:util'
import { randomFrom } from '#chaos/random'
import { ensureBuilt } from '#scripts/launch/build'
import type { BenchResult } from './bench.ts'
import { watchCrowd } from './cluster/crowd.ts'
import { throughKills } from './cluster/kills.ts'
import { makePictures } from './cluster/make-pictures.ts'
import { type Cluster, openCluster } from './cluster/open-cluster.ts'
import { measurePace } from './cluster/pace.ts'
import { STORES } from './cluster/store.ts'
import { render, writeSection } from './section.ts'

/**
 * `npm run bench:cluster -- [pace] [kills] [crowd] [--generations N] [--kinds N] [--clip-bytes N] [--store swift|s3rver] [--seed N] [--write]`: several web
 * processes and workers on one PostgreSQL and one bucket. Prints a table for each part and ends with code 1 when a promise was broken; with --write
 * the tables replace their sections of docs/benchmarks.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    generations: { type: 'string', default: '10000' },
    kinds: { type: 'string', default: '100' },
    'clip-bytes': { type: 'string', default: '20000' },
    store: { type: 'string', default: 'swift' },
    seed: { type: 'string', default: '2026' },
    write: { type: 'boolean', default: false },
  },
})
const say = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${line}`)
const store = Object.keys(STORES).find((name): name is keyof typeof STORES => name === values.store)
const count = Number(values.generations)
const made = { kinds: Number(values.kinds), bytes: Number(values['clip-bytes']) }
const seed = Number(values.seed)
if (!store || ![count, made.kinds, made.bytes, seed].every(Number.isInteger) || count < 1 || made.kinds < 1)
  stopWith('Expected: --store swift or s3rver, and whole numbers for all other options.', 2)

const PARTS: Record<string, { title: string; run(cluster: Cluster): Promise<BenchResult> }> = {
  pace: {
    title: 'Jobs a second with 1, 2 and 4 workers',
    run: (cluster) => measurePace(cluster, { jobs: Math.min(400, count), random: randomFrom(seed), say }),
  },
  kills: {
    title: 'Generations through web processes and workers that are killed',
    run: (cluster) => throughKills(cluster, { count, seed, say }),
  },
  crowd: {
    title: 'A thousand who look at three web processes',
    run: (cluster) => watchCrowd(cluster, randomFrom(seed)),
  },
}
const chosen = Object.entries(PARTS).filter(([name]) => positionals.length === 0 || positionals.includes(name))
if (chosen.length === 0) stopWith(`There is no such part. There are: ${Object.keys(PARTS).join(', ')}.`, 2)
const problem = await ensureBuilt(process.execPath)
if (problem !== undefined) stopWith(problem, 1)

// What it started ends with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
const cluster = await openCluster(store, made)
try {
  say(`${cluster.urls.length} web processes are up, on ${cluster.storeName}`)
  await makePictures(cluster, randomFrom(seed))
  say('the pictures of all clips are made')
  for (const [name, { title, run }] of chosen) {
    const result = await run(cluster)
    const command = `npm run bench:cluster -- ${name} --generations ${count} --kinds ${made.kinds} --store ${store} --seed ${seed}`
    const section = render({ title, command, result })
    console.log(section)
    if (values.write) writeSection(`cluster-${name}`, section)
    if (result.goals.some(({ met }) => !met)) process.exitCode = 1
  }
} finally {
  await cluster.close()
}

function stopWith(sentence: string, code: number): never {
  console.error(sentence)
  process.exit(code)
}
