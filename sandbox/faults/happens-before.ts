import type { Fault } from './fault-plan.ts'

/** Whether a fault strikes before the request takes effect. */
export function happensBefore(fault: Fault): boolean {
  return 'when' in fault && fault.when === 'before'
}
