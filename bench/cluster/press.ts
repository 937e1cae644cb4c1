import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import type { Random } from '#chaos/random'
import { actionCallers } from '#e2e/testing/action-caller'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { generations } from '#lib/server/db/schema'
import type { Cluster } from './open-cluster.ts'

const PEOPLE = 24
/** Generations under way at most, unless somebody wants a queue: workers always have something to do, and what a kill meets is at every stage. */
const UNDER_WAY_MAX = 300
/** Of each hundred clicks: pressed on two web processes at once, and pressed once more on another when the first has answered. */
const DOUBLE = 30
const AGAIN = 10

export type Pressed = {
  clicks: number
  presses: number
  /** Had no answer, or none that says what was made. */
  unanswered: number
  /** The ids that clicks were answered with. */
  ids: Set<string>
  /** Clicks that were answered with two. */
  twoIds: string[]
  seconds: number
}

/**
 * People press Generate: each press is the server action as a browser calls it, at one of the web processes in turn, and again with the same
 * click key at the next until there is an answer.
 */
export async function press(
  { db, urls }: Pick<Cluster, 'db' | 'urls'>,
  { count, random, room = UNDER_WAY_MAX }: { count: number; random: Random; room?: number },
): Promise<Pressed> {
  const submit = actionNamed('submitGeneration')
  const done: Pressed = { clicks: 0, presses: 0, unanswered: 0, ids: new Set(), twoIds: [], seconds: 0 }
  const began = performance.now()
  let begun = 0
  let turn = 0
  let underWay = 0

  /** @returns the id that it was answered with */
  async function pressOnce(clickKey: string): Promise<string | undefined> {
    done.presses += 1
    turn += 1
    const origin = urls[turn % urls.length] ?? ''
    const recipe = { ...DEFAULT_RECIPE, prompt: `Cluster ${clickKey}` }
    const answer = await submit.call(origin, {}, [{ clickKey, recipe }]).catch(() => undefined)
    const id = answer?.match(/^200 .*"ok":true,"value":\{"id":"([^"]+)"/s)?.[1]
    if (id === undefined) done.unanswered += 1
    return id
  }

  async function click(): Promise<void> {
    const clickKey = randomUUID()
    const lot = random.between(1, 100)
    const answered = new Set<string | undefined>()
    const press = async (times: number) => {
      for (const id of await Promise.all(Array.from({ length: times }, () => pressOnce(clickKey)))) answered.add(id)
      answered.delete(undefined)
    }
    await press(lot <= DOUBLE ? 2 : 1)
    while (answered.size === 0) {
      await pause(200)
      await press(1)
    }
    if (lot > 100 - AGAIN) await press(1)
    if (answered.size > 1) done.twoIds.push(clickKey)
    for (const id of answered) if (id !== undefined) done.ids.add(id)
    done.clicks += 1
  }

  async function person(): Promise<void> {
    while (begun < count) {
      begun += 1
      await click()
      while (underWay > room) await pause(100)
    }
  }

  const counting = new AbortController()
  const watching = (async () => {
    while (!counting.signal.aborted) {
      underWay = await db.$count(generations, sql`state in ('queued', 'submitting', 'running', 'saving')`)
      await pause(300, undefined, { signal: counting.signal }).catch(() => undefined)
    }
  })()
  await Promise.all(Array.from({ length: PEOPLE }, person))
  counting.abort()
  await watching
  done.seconds = (performance.now() - began) / 1000
  return done
}

/** What a person does with those that the provider has nothing of: *Send again*, at one web process after the other. */
export async function sendAgain({ urls }: Pick<Cluster, 'urls'>, ids: readonly string[]): Promise<void> {
  const again = actionNamed('sendAgain')
  for (const [turn, id] of ids.entries()) {
    const answer = await again.call(urls[turn % urls.length] ?? '', {}, [{ id, attempt: 1 }])
    if (!answer.includes('"ok":true')) throw new Error(`${id} is not sent again: ${answer}`)
  }
}

function actionNamed(wanted: string) {
  const found = actionCallers({}).find(({ name }) => name === wanted)
  if (!found) throw new Error(`the build has no action ${wanted}`)
  return found
}
