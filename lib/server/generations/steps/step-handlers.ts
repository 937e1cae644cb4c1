import type { Step } from '#lib/domain/generation/steps'
import { deriveStep } from './derive-step.ts'
import { lookupStep } from './lookup-step.ts'
import { pollStep } from './poll-step.ts'
import { saveStep } from './save-step.ts'
import type { StepDeps } from './step-deps.ts'
import { submitStep } from './submit-step.ts'

/** What does each kind of work on the generation of an id. */
export const STEP_HANDLERS: Record<Step, (deps: StepDeps, id: string) => Promise<void>> = {
  submit: submitStep,
  poll: pollStep,
  save: saveStep,
  lookup: lookupStep,
  derive: deriveStep,
}
