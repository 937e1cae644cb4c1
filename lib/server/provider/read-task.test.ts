import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '#lib/domain/testing/any-text'
import { classifyRefusal } from './classify-refusal.ts'
import { readTask } from './read-task.ts'
import { readTaskIds } from './task-ids.ts'

const URL_1 = 'https://files.toapis.com/videos/tsk_vid_1/x.mp4'
const task = (more: object) => ({ id: 'tsk_1', object: 'generation.task', model: 'kling-v3', ...more })

describe('readTask', () => {
  it.each([
    ['queued', 'queued'],
    ['in_progress', 'in_progress'],
    ['', ''],
    ['pending', 'pending'],
    ['submitted', 'submitted'],
    ['processing', 'processing'],
    ['NOT_SEEN_BEFORE', 'NOT_SEEN_BEFORE'],
    [null, ''],
    [7, '7'],
  ])('takes status %j for running', (status, word) => {
    expect(readTask(task({ status }))).toMatchObject({ kind: 'running', word, taskId: 'tsk_1', clientBusinessId: null })
  })

  it.each([
    [65, 65],
    ['65%', 65],
    ['65', 65],
    [64.6, 65],
    [150, 100],
    [-3, 0],
    ['150%', 100],
    ['NaN', null],
    ['', null],
    [null, null],
    [true, null],
    [Number.POSITIVE_INFINITY, null],
  ])('reads progress %j as %j', (progress, expected) => {
    expect(readTask(task({ status: 'in_progress', progress }))).toMatchObject({ progress: expected })
  })

  it('reads the documented completed body', () => {
    const body = task({
      client_business_id: 'ours-1',
      status: 'completed',
      completed_at: 1768380514,
      expires_at: 1768466914,
      result: { type: 'video', data: [{ url: URL_1, format: 'mp4' }] },
      billing: { status: 'settled', credits: '100', cost_usd: '0.5' },
    })
    expect(readTask(body)).toEqual({
      kind: 'completed',
      taskId: 'tsk_1',
      clientBusinessId: 'ours-1',
      url: URL_1,
      completedAtMs: 1768380514_000,
      expiresAtMs: 1768466914_000,
      billing: { status: 'settled', credits: '100', costUsd: '0.5' },
    })
  })

  it.each([
    [{ result: { data: [{ url: URL_1 }] } }],
    [{ result: { data: { url: URL_1 } } }],
    [{ result: { data: [{ url: 'javascript:alert(1)' }, { url: URL_1 }] } }],
    [{ result: { videos: [{ url: URL_1 }] } }],
    [{ result: { url: URL_1 } }],
    [{ metadata: { url: URL_1 } }],
    [{ url: URL_1 }],
    [{ video_url: URL_1 }],
  ])('finds the result in %j', (place) => {
    expect(readTask(task({ status: 'succeeded', ...place }))).toMatchObject({ kind: 'completed', url: URL_1 })
  })

  it.each([[{}], [{ result: { data: [] } }], [{ url: '/relative' }], [{ url: 'https://user:pass@example.com/x' }]])(
    'says completed without a result for %j',
    (place) => {
      expect(readTask(task({ status: 'SUCCESS', ...place }))).toMatchObject({
        kind: 'completed',
        url: null,
        completedAtMs: null,
        expiresAtMs: null,
        billing: null,
      })
    },
  )

  it.each([
    [{ error: { code: 'generation_failed', message: 'boom' } }, 'generation_failed', 'boom', 'provider'],
    [{ error: { code: 'content_policy_violation', message: 'm' } }, 'content_policy_violation', 'm', 'content_policy'],
    [{ error: { code: 'generation_failed', message: '内容违规' } }, 'generation_failed', '内容违规', 'content_policy'],
    [{ error: 'just words' }, null, 'just words', 'provider'],
    [{}, null, null, 'provider'],
  ])('reads the failure %j', (error, code, message, expected) => {
    expect(readTask(task({ status: 'failed', ...error }))).toMatchObject({
      kind: 'failed',
      code,
      message,
      class: expected,
    })
  })

  /** By the documentation, and as other clients met them; everything else has to go on. */
  const ENDING = 'completed succeeded success failed failure error cancelled canceled'.split(' ')
  const elsewhere = fc.constantFrom(
    ...'expired unknown timeout timed_out rejected aborted deleted denied blocked moderated refunded paused stopped'.split(
      ' ',
    ),
    ...'not_found not_start terminated invalid exception fail failing done finished complete ok ended closed'.split(
      ' ',
    ),
  )
  it('takes any other word for running, also one that sounds like the end: a paid task is not given up for it', () => {
    const words = fc.oneof(
      elsewhere,
      fc.constantFrom(...ENDING).map((word) => `${word}_`),
      fc.string(),
      anyText,
    )
    fc.assert(
      fc.property(words, fc.boolean(), (word, loud) => {
        fc.pre(!ENDING.includes(word.trim().toLowerCase()))
        const status = loud ? word.toUpperCase() : word
        expect(readTask(task({ status }))).toMatchObject({ kind: 'running' })
      }),
      {
        numRuns: 500,
        examples: [
          ['expired', false],
          ['unknown', false],
        ],
      },
    )
  })

  it.each(['cancelled', 'error', 'FAILURE'])('takes status %s for failed', (status) => {
    expect(readTask(task({ status }))?.kind).toBe('failed')
  })

  it.each([
    [{ code: 'success', data: { task_id: 't-9', status: 'SUCCESS', url: URL_1 } }, 'completed'],
    [{ status: 'success', data: { id: 't-9', status: 'in_progress' } }, 'running'],
  ])('unwraps the task in %j', (body, kind) => {
    expect(readTask(body)).toMatchObject({ kind, taskId: 't-9' })
  })

  it.each([[null], [[]], [{}], ['text'], [{ success: false, message: 'x' }], [{ error: { code: 'internal_error' } }]])(
    'finds no task in %j',
    (body) => {
      expect(readTask(body)).toBeNull()
    },
  )
})

describe('readTaskIds', () => {
  it.each([
    [{ id: 'a' }, 'a'],
    [{ task_id: 'b' }, 'b'],
    [{ id: 'a', task_id: 'b', object: 'generation.task' }, 'a'],
    [{ id: 'a', task_id: 'b', object: 'video' }, 'b'],
    [{ id: '', task_id: 'b' }, 'b'],
    [{ data: { id: 'c' } }, 'c'],
    [{ data: { task_id: 'd' } }, 'd'],
    [{ id: 42 }, '42'],
    [{ id: 'with space' }, null],
    [{ id: '..' }, null],
    [{ id: 'x'.repeat(201) }, null],
    [{ id: 'nul\u0000' }, null],
  ])('reads %j', (body, taskId) => {
    expect(readTaskIds(body).taskId).toBe(taskId)
  })

  it('reads our own id at the top and in metadata', () => {
    expect(readTaskIds({ id: 'a', metadata: { client_business_id: 'ours' } }).clientBusinessId).toBe('ours')
    expect(readTaskIds({ id: 'a', client_business_id: 'ours' }).names).toEqual(['a', 'ours'])
  })
})

describe('the readers', () => {
  const leaf = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('completed', 'failed', 'https://x.test/a', '{"error":{"code":1}}'),
  )
  const inner = fc.dictionary(
    fc.constantFrom(
      'id',
      'task_id',
      'data',
      'url',
      'videos',
      'code',
      'message',
      'type',
      'client_business_id',
      '__proto__',
    ),
    leaf,
  )
  const body = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(
      fc.constantFrom(
        'id',
        'status',
        'progress',
        'object',
        'result',
        'data',
        'error',
        'message',
        'billing',
        'metadata',
        'code',
      ),
      fc.oneof(leaf, inner, fc.array(inner)),
    ),
  )

  it('never throw, and give only what can be stored', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 100, max: 599 }), (value, httpStatus) => {
        const read = JSON.stringify([readTask(value), readTaskIds(value), classifyRefusal(httpStatus, value)])
        expect(read).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      }),
      { numRuns: 500 },
    )
  })
})
