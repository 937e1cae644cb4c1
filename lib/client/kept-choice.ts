/** What a cookie keeps of a choice, or nothing where that is none of them. */
export function keptChoice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined {
  const kept = document.cookie.split('; ')
  return choices.find((choice) => kept.includes(`${name}=${choice}`))
}
