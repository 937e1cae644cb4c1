import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'

/** Brought by npx when it is run: it is large, and nothing else needs it. */
export const LIGHTHOUSE = 'lighthouse@13.5.0'

const workSchema = z.object({
  details: z.object({ items: z.array(z.object({ group: z.string(), duration: z.number() })) }),
})
const reportSchema = z.object({
  categories: z.record(z.string(), z.object({ score: z.nullable(z.number()) })),
  audits: z.intersection(
    z.record(z.string(), z.object({ displayValue: z.optional(z.string()), numericValue: z.optional(z.number()) })),
    z.object({ 'mainthread-work-breakdown': workSchema }),
  ),
  environment: z.object({ benchmarkIndex: z.number() }),
})

export type Report = z.infer<typeof reportSchema>

/** A category's score, 0 to 100. */
export function scoreOf(report: Report, category: string): number {
  return Math.round((report.categories[category]?.score ?? 0) * 100)
}

/** An audit's own number: of times in ms. */
export function auditValue(report: Report, audit: string): number {
  return report.audits[audit]?.numericValue ?? Number.NaN
}

/** Share of the main thread's time, 0 to 1, that Lighthouse can put down to nothing of the page; it grows with a machine's other work. */
export function otherShare(report: Report): number {
  const { items } = report.audits['mainthread-work-breakdown'].details
  const sum = (groups: typeof items) => groups.reduce((total, { duration }) => total + duration, 0)
  return sum(items.filter(({ group }) => group === 'other')) / Math.max(1, sum(items))
}

/**
 * Visits a page several times as a phone on a slow line. Lighthouse now and then misses the beginning of its own recording
 * (NO_NAVSTART); such a visit is made again.
 * @param slowdown how much slower than this machine the phone's processor is taken to be
 * @returns the report with the middle performance
 */
export async function visitOften(
  url: string,
  { visits, slowdown, browserPath }: { visits: number; slowdown: number; browserPath: string },
): Promise<Report> {
  const reports: Report[] = []
  for (let tries = 0; reports.length < visits; tries++) {
    const report = await visit(url, slowdown, browserPath).catch((error: unknown) => {
      if (tries > 2 * visits || !String(error).includes('NO_NAVSTART')) throw error
      return null
    })
    if (report) reports.push(report)
  }
  const [median] = reports
    .sort((a, b) => scoreOf(a, 'performance') - scoreOf(b, 'performance'))
    .slice(Math.floor(visits / 2))
  if (!median) throw new Error('nothing was visited')
  return median
}

async function visit(url: string, slowdown: number, browserPath: string): Promise<Report> {
  const folder = await mkdtemp(path.join(tmpdir(), 'inbetween-lighthouse-'))
  try {
    const file = path.join(folder, 'report.json')
    const flags = '--headless=new --no-sandbox --disable-quic --disable-background-networking'
    const options = ['--output=json', `--output-path=${file}`, `--chrome-flags=${flags}`, '--quiet']
    const processor = `--throttling.cpuSlowdownMultiplier=${slowdown}`
    await promisify(execFile)('npx', ['--yes', LIGHTHOUSE, url, ...options, processor], {
      env: { ...process.env, CHROME_PATH: browserPath },
    })
    return reportSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } finally {
    await rm(folder, { recursive: true })
  }
}
