import type { CommentView } from '#lib/domain/review/review-schema'

/** A comment with the answers to it, and its number in the list, from 1. */
export type Thread = { number: number; topic: CommentView; answers: CommentView[] }

/** Comments as they are read: in their order, each with its answers in the order in which they were given. */
export function threadsOf(comments: readonly CommentView[]): Thread[] {
  return comments
    .filter(({ replyTo }) => replyTo === null)
    .map((topic, i) => ({
      number: i + 1,
      topic,
      answers: comments.filter(({ replyTo }) => replyTo === topic.id).sort((a, b) => a.createdAt - b.createdAt),
    }))
}
