/** What follows is in a task of its own, so that a press is answered before it: for work that would make a long task longer. */
export function ownTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
