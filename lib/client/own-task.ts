/**
 * What follows is in a task of its own, so that a press is answered before it: for work that would make a long task longer. In a tab that nobody
 * sees, where browsers let a timer wait for a second or a minute, it follows at once.
 */
export function ownTask(): Promise<void> {
  return new Promise((resolve) => (globalThis.document?.hidden ? resolve() : setTimeout(resolve)))
}
