import { expect, it } from 'vitest'
import { readWebhook } from './read-webhook.ts'

const read = (body: unknown) => readWebhook(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)))

it('reads what the documentation shows', () => {
  const data = { task_id: 'tsk_1', client_business_id: 'ours', status: 'SUCCESS', submitted_at: 1_795_000_000 }
  expect(read({ id: 'evt_1', type: 'generation.completed', data })).toEqual({
    type: 'generation.completed',
    taskId: 'tsk_1',
    clientBusinessId: 'ours',
    submittedAtMs: 1_795_000_000_000,
  })
})

it.each<[string, unknown, string]>([
  ['a test', { type: 'endpoint.test', data: {} }, 'endpoint.test'],
  ['no JSON', '<html>', 'unreadable'],
  ['no object', '[1]', 'unreadable'],
  [
    'ids of the wrong kind',
    { type: 'x', data: { task_id: '../..', client_business_id: {}, submitted_at: 'soon' } },
    'x',
  ],
])('takes %s for what it is', (_, body, type) => {
  expect(read(body)).toMatchObject({ type, clientBusinessId: null, submittedAtMs: null })
})
