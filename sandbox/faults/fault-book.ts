import type { Fault, FaultPlan, FaultPoint } from './fault-plan.ts'

/** What is known of a request when a plan is looked for. */
export type FaultFacts = {
  prompt?: string | undefined
  taskId?: string | undefined
  clientBusinessId?: string | undefined
}

/** The plans in waiting. Each request uses up one turn of the first plan that matches it. */
export function createFaultBook() {
  let plans: FaultPlan[] = []
  return {
    add: (more: readonly FaultPlan[]) => {
      plans.push(...more.map((plan) => ({ ...plan })))
    },
    clear: () => {
      plans = []
    },
    waiting: (): readonly FaultPlan[] => plans,
    take(point: FaultPoint, facts: FaultFacts): Fault | undefined {
      const plan = plans.find((candidate) => candidate.on === point && matches(candidate.match, facts))
      if (!plan) return undefined
      plan.times--
      plans = plans.filter((candidate) => candidate.times > 0)
      return plan.do
    },
  }
}

export type FaultBook = ReturnType<typeof createFaultBook>

function matches(match: FaultPlan['match'], facts: FaultFacts): boolean {
  if (match.promptIncludes !== undefined && !facts.prompt?.includes(match.promptIncludes)) return false
  if (match.taskId !== undefined && match.taskId !== facts.taskId) return false
  return match.clientBusinessId === undefined || match.clientBusinessId === facts.clientBusinessId
}
