import { randomUUID } from 'node:crypto'
import { count, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RECIPE } from '#lib/domain/recipe/recipe'
import { type Actor, LOCAL_OWNER_ID } from '#lib/domain/team/roles'
import { attempts, generations, images } from '#lib/server/db/schema'
import { anotherTake } from './another-take.ts'
import { listTakes } from './list-takes.ts'
import { deleteProject, saveProject } from './marks/projects.ts'
import { submitVariations } from './submit-generation.ts'
import { openStepBench, type StepBench } from './testing/step-bench.ts'

let bench: StepBench
beforeAll(async () => {
  bench = await openStepBench()
  await bench.db.insert(images).values({ sha256: HASH, ext: 'png', width: 800, height: 450, bytes: 9 })
})
afterEach(() => bench.sandbox.clear())
afterAll(() => bench.close())

const OWNER: Actor = { id: LOCAL_OWNER_ID, name: '', role: 'owner' }
const HASH = 'a'.repeat(64)
const recipe = { ...DEFAULT_RECIPE, prompt: 'a fox', images: [{ role: 'first_frame' as const, sha256: HASH }] }
const variations = (clickKey: string, more: object = {}) =>
  submitVariations(bench.deps, { clickKey, recipe, count: 3, ...more })
const numberOfRows = async () => (await bench.db.select({ n: count() }).from(generations))[0]?.n
/** What the takes of a shot are, by their ids. */
const shotOf = async (id: string) => (await listTakes(bench.db, id))?.takes.map((take) => take.id)

describe('variations', () => {
  it('are takes of one shot in their order, each with its images, its attempt and its nudge', async () => {
    const made = await variations(randomUUID())
    const views = made.ok ? made.value : []
    const [first, second, third] = views.map((view) => view.id)
    expect(views.map((view) => [view.shot, view.takeOf, view.recipe])).toEqual([
      [{ id: first, take: 1, takes: 3 }, null, recipe],
      [{ id: first, take: 2, takes: 3 }, first, recipe],
      [{ id: first, take: 3, takes: 3 }, first, recipe],
    ])
    expect(await shotOf(third ?? '')).toEqual([first, second, third])
    for (const { id } of views) {
      expect(await bench.attemptsOf(id)).toMatchObject([{ number: 1, phase: 'prepared' }])
      expect(await bench.nudges(id)).toEqual(['submit'])
    }
  })

  it('are made once, whether pressed twice at the same time or sent again', async () => {
    const clickKey = randomUUID()
    const [one, two] = await Promise.all([variations(clickKey), variations(clickKey)])
    expect(one.ok).toBe(true)
    expect(two).toEqual(one)
    expect(await variations(clickKey)).toEqual(one)
  })

  it('are made all or none', async () => {
    const before = await numberOfRows()
    let nudged = 0
    const queue: StepBench['queue'] = {
      ...bench.queue,
      nudge: async (...args) => {
        nudged += 1
        if (nudged === 3) throw new Error('the queue is away')
        await bench.queue.nudge(...args)
      },
    }
    const input = { clickKey: randomUUID(), recipe, count: 3 }
    await expect(submitVariations({ ...bench.deps, queue }, input)).rejects.toThrow('the queue is away')
    expect(await numberOfRows()).toBe(before)
    expect(
      await bench.db.select().from(attempts).where(sql`generation_id not in (select id from generations)`),
    ).toEqual([])
  })

  it('of what exists are further takes of its shot', async () => {
    const id = await bench.submit()
    const made = await variations(randomUUID(), { takeOf: id })
    const views = made.ok ? made.value : []
    expect(views.map((view) => [view.takeOf, view.shot.id, view.shot.take])).toEqual([2, 3, 4].map((n) => [id, id, n]))
    expect(await variations(randomUUID(), { takeOf: randomUUID() })).toEqual({ ok: false, problem: 'not_found' })
  })
})

describe('another take', () => {
  it('of a take belongs to the first one’s shot, with the complete recipe', async () => {
    const first = await bench.submit(recipe)
    const second = await anotherTake(bench.deps, { id: first, clickKey: randomUUID() })
    const third = await anotherTake(bench.deps, { id: second.ok ? second.value.id : '', clickKey: randomUUID() })
    expect(third).toMatchObject({ ok: true, value: { recipe, shot: { id: first, take: 3, takes: 3 } } })
    expect(await shotOf(first)).toHaveLength(3)
    expect(await anotherTake(bench.deps, { id: randomUUID(), clickKey: randomUUID() })).toMatchObject({
      problem: 'not_found',
    })
  })

  it('of what may have been paid for already is made only knowingly', async () => {
    await bench.sandbox.plan({ on: 'submit', do: { kind: 'reset', when: 'after' } })
    const id = await bench.submitAndRun(['submit'])
    expect((await bench.row(id)).state).toBe('unconfirmed')
    const clickKey = randomUUID()
    expect(await anotherTake(bench.deps, { id, clickKey })).toEqual({ ok: false, problem: 'first_unclear' })
    expect(await shotOf(id)).toEqual([id])
    expect(await anotherTake(bench.deps, { id, clickKey, knowing: true })).toMatchObject({
      ok: true,
      value: { takeOf: id },
    })
  })
})

describe('a project', () => {
  const projectsOf = (made: Awaited<ReturnType<typeof variations>>) =>
    made.ok && made.value.map((view) => view.status.marks.project)

  it('has every take of a press that was made for it', async () => {
    const id = randomUUID()
    await saveProject(bench.db, { id, name: 'Harbour' })
    expect(projectsOf(await variations(randomUUID(), { project: id }))).toEqual([id, id, id])
  })

  it('of a clip is that of its further takes, unless another is named', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await saveProject(bench.db, { id: one, name: 'One' })
    await saveProject(bench.db, { id: two, name: 'Two' })
    const made = await variations(randomUUID(), { project: one })
    const takeOf = (made.ok && made.value[0]?.id) || ''
    expect(await anotherTake(bench.deps, { id: takeOf, clickKey: randomUUID() })).toMatchObject({
      value: { status: { marks: { project: one } } },
    })
    expect(projectsOf(await variations(randomUUID(), { takeOf, project: two }))).toEqual([two, two, two])
    expect(projectsOf(await variations(randomUUID(), { takeOf, project: null }))).toEqual([null, null, null])
    await deleteProject(bench.db, OWNER, one)
    expect(projectsOf(await variations(randomUUID(), { takeOf }))).toEqual([null, null, null])
  })

  it('that is gone is said, and nothing is made', async () => {
    const before = await numberOfRows()
    expect(await variations(randomUUID(), { project: randomUUID() })).toEqual({ ok: false, problem: 'project_gone' })
    expect(await numberOfRows()).toBe(before)
  })
})

it('knows no takes of what does not exist', async () => {
  expect(await listTakes(bench.db, randomUUID())).toBeNull()
  expect(await listTakes(bench.db, 'nonsense')).toBeNull()
})
