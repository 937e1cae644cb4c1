import { createHash } from 'node:crypto'
import { VARIATIONS_MAX } from '#lib/domain/recipe/variations'

/**
 * The click keys of the generations that one press makes: the first has the press's own, each other one a UUID that follows from it, so
 * that the same press sent again finds every one of them.
 */
export function keysOfPress(clickKey: string, count: number = VARIATIONS_MAX): string[] {
  return Array.from({ length: count }, (_, index) => {
    if (index === 0) return clickKey
    const hex = createHash('sha256').update(`${clickKey} ${index}`).digest('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
  })
}
