import type { Changes } from '#lib/domain/generation'

/**
 * An answer of the change feed that says only that nothing happened, or null for every other one. By hand rather than by the schema:
 * such is the first answer to almost every page, and zod would have to be loaded for it while the page comes alive.
 * What is not exactly of this shape is left to the schema.
 */
export function quietChanges(answer: unknown): Changes | null {
  if (typeof answer !== 'object' || answer === null) return null
  const { rev, reset, changes, active, pause, now }: Partial<Record<keyof Changes, unknown>> = answer
  if (reset !== false || pause !== null || !Array.isArray(changes) || changes.length > 0) return null
  if (typeof rev !== 'string' || typeof active !== 'number' || typeof now !== 'number') return null
  return { rev, reset, changes: [], active, pause, now }
}
