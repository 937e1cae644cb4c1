import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { forkRender } from '#sandbox/render/fork-render'
import type { Bench } from './bench.ts'
import type { Cost } from './derive/cost.ts'

const ROUNDS = 5
const GOALS = { cpuMs: 900, spriteKb: 100 }
const STILLS = ['harbour-dawn.jpg', 'harbour-night.jpg'].map((name) =>
  fileURLToPath(new URL(`../public/examples/${name}`, import.meta.url)),
)
const [firstFrame, lastFrame] = STILLS
const SCENE = { prompt: 'A harbour from day to night', audio: true, firstFrame, lastFrame, references: [] }
const CLIPS = [
  { name: '5 s of 720p', width: 1280, height: 720, seconds: 5 },
  { name: '5 s of 720p, upright', width: 720, height: 1280, seconds: 5 },
  { name: '10 s of 720p', width: 1280, height: 720, seconds: 10 },
  { name: '5 s of 1080p', width: 1920, height: 1080, seconds: 5 },
]

/** Poster and sprite of clips that the sandbox renders, each in a process of its own as the worker has it. */
export const derive: Bench = {
  name: 'derive',
  title: 'Poster and sprite',
  async run() {
    const folder = mkdtempSync(path.join(tmpdir(), 'bench-derive-'))
    try {
      const rows: { name: string; cost: Cost }[] = []
      for (const { name, ...size } of CLIPS) {
        const file = path.join(folder, `${rows.length}.mp4`)
        await forkRender({ ...SCENE, ...size, path: file }, new AbortController().signal)
        rows.push({ name, cost: await middleCost(file) })
      }
      const [plain, upright] = rows
      return {
        about: `Clips of two stills and sound as the sandbox renders them (H.264, 24 frames per second, 4 Mbit/s at 720p); CPU time of all threads of the whole process, its start included, the middle of ${ROUNDS} runs.`,
        columns: ['clip', 'CPU ms', 'peak MB', 'poster kB', 'sprite kB'],
        rows: rows.map(({ name, cost }) => [
          name,
          ...[cost.cpuMs, cost.peakMb, cost.posterKb, cost.spriteKb].map((value) => value.toFixed(0)),
        ]),
        goals: [
          {
            text: `at most ${GOALS.cpuMs} ms of CPU for 5 s of 720p`,
            met: [plain, upright].every((row) => row !== undefined && row.cost.cpuMs <= GOALS.cpuMs),
          },
          {
            text: `a sprite of at most ${GOALS.spriteKb} kB`,
            met: rows.every((row) => row.cost.spriteKb <= GOALS.spriteKb),
          },
        ],
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}

async function middleCost(file: string): Promise<Cost> {
  const costs: Cost[] = []
  for (let round = 0; round < ROUNDS; round += 1) costs.push(await costOf(file))
  const [middle] = costs.sort((a, b) => a.cpuMs - b.cpuMs).slice(Math.floor(ROUNDS / 2))
  if (!middle) throw new Error('Nothing was measured.')
  return middle
}

async function costOf(file: string): Promise<Cost> {
  const child = fork(fileURLToPath(new URL('./derive/derive-once.ts', import.meta.url)), [file], {
    env: { ...process.env, NODE_WEBCODECS_FORCE: 'static' },
    serialization: 'advanced',
  })
  const told = once(child, 'message')
  const [cost] = await Promise.race([
    told,
    once(child, 'exit').then(() => Promise.reject(new Error('It told nothing.'))),
  ])
  // The process that was forked sends one message of this type.
  return cost as Cost
}
