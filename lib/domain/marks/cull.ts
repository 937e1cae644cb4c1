import type { Marks } from './marks.ts'

/** What is decided of a clip while going through many. */
export type Verdict = Pick<Marks, 'rating' | 'pick'>
/** A part of it: what one key says. */
export type Decision = Partial<Verdict>

/** Where somebody is who goes through clips one by one, and what they decided on the way. */
export type Cull = {
  /** Number of the clip in sight, from 0; that of all clips once they are through. */
  at: number
  /** What they decided of each clip, and no more than that: another may say something else of it meanwhile. */
  decided: ReadonlyMap<string, Decision>
  /** What can be taken back, the last one last: where it was decided, and what had stood in its place. */
  done: readonly { at: number; id: string; before: Decision }[]
}

/** Nothing is decided yet. @param at number of the clip in sight, from 0 */
export const cullFrom = (at: number): Cull => ({ at, decided: new Map(), done: [] })

/**
 * Decides about the clip in sight and moves on.
 * @param ids of all clips @param before what stood of it @param stays whether it is to stay in sight
 */
export function decide(cull: Cull, ids: readonly string[], before: Verdict, decision: Decision, stays = false): Cull {
  const id = ids[cull.at]
  if (id === undefined) return cull
  const replaced: Decision = {
    ...(decision.rating !== undefined && { rating: before.rating }),
    ...(decision.pick !== undefined && { pick: before.pick }),
  }
  return {
    at: stays ? cull.at : cull.at + 1,
    decided: withDecision(cull, id, decision),
    done: [...cull.done, { at: cull.at, id, before: replaced }],
  }
}

/** Takes the last decision back and returns to its clip. The same where there is none. */
export function takeBack(cull: Cull): Cull {
  const last = cull.done.at(-1)
  if (!last) return cull
  return { at: last.at, decided: withDecision(cull, last.id, last.before), done: cull.done.slice(0, -1) }
}

const withDecision = ({ decided }: Cull, id: string, decision: Decision) =>
  new Map(decided).set(id, { ...decided.get(id), ...decision })

/** Moves back or on without deciding. @param count of all clips */
export function moveBy(cull: Cull, count: number, steps: number): Cull {
  return { ...cull, at: Math.min(count, Math.max(0, cull.at + steps)) }
}

/** How many of some clips are picked, rejected, rated and undecided, as they stand now. @param of what stands of each clip */
export function countVerdicts(of: readonly Verdict[]) {
  return {
    picked: of.filter(({ pick }) => pick === true).length,
    rejected: of.filter(({ pick }) => pick === false).length,
    rated: of.filter(({ rating }) => rating !== null).length,
    undecided: of.filter(({ pick, rating }) => pick === null && rating === null).length,
  }
}
