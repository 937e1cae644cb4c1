/** Words in a prompt that make a generation fail or dawdle on purpose; sandbox/README.md lists them for users. */

export type Ending = { code: 'generation_failed' | 'content_policy_violation'; message: string }

const has = (prompt: string, word: string) => new RegExp(`${word}(?![\\w-])`, 'i').test(prompt)

/** `#moderated`: refused at submit with 422. */
export function isRefusedAtSubmit(prompt: string): boolean {
  return has(prompt, '#moderated')
}

/** `#fail` and `#moderated-late`: accepted, then failed. */
export function plannedFailure(prompt: string): Ending | undefined {
  if (has(prompt, '#moderated-late')) {
    return {
      code: 'content_policy_violation',
      message: 'The content was refused by moderation (asked for by #moderated-late).',
    }
  }
  return has(prompt, '#fail')
    ? { code: 'generation_failed', message: 'The generation failed (asked for by #fail).' }
    : undefined
}

/** `#other-end`: the clip does not come to its last frame, as a provider may that does not honour it. */
export function leavesOutLastFrame(prompt: string): boolean {
  return has(prompt, '#other-end')
}

/** `#slow`: ten times the running time on top, which is 60 s at the default pace. */
export function extraRunTime(prompt: string, runMs: number): number {
  return has(prompt, '#slow') ? runMs * 10 : 0
}
