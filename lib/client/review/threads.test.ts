import { expect, it } from 'vitest'
import type { CommentView } from '#lib/domain/review/review-schema'
import { threadsOf } from './threads.ts'

const comment = (id: string, createdAt: number, replyTo: string | null = null): CommentView => ({
  ...{ id, by: { name: 'Rita', guest: false }, frame: null, spot: null, text: id, replyTo, createdAt },
  ...{ resolved: null, deleted: false, mayDelete: false },
})

it('keeps the order of comments, numbers them, and puts answers under them as they were given', () => {
  const said = [
    comment('b', 5),
    comment('late', 9, 'b'),
    comment('a', 1),
    comment('soon', 6, 'b'),
    comment('x', 7, 'a'),
  ]
  expect(threadsOf(said).map(({ number, topic, answers }) => [number, topic.id, answers.map(({ id }) => id)])).toEqual([
    [1, 'b', ['soon', 'late']],
    [2, 'a', ['x']],
  ])
})
