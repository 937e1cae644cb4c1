/** What keys mean to the palette. @property steps down the list, up counted against them @property entered whether Enter ended them */
type Ahead = { typed: string; steps: number; entered: boolean }

/** Reads the keys that were pressed before the palette was there, up to the Enter that chose something. */
export function readAhead(keys: readonly string[]): Ahead {
  const ahead = { typed: '', steps: 0, entered: false }
  for (const key of keys) {
    if (key === 'Enter' && (ahead.typed !== '' || ahead.steps !== 0)) return { ...ahead, entered: true }
    if (key === 'ArrowDown') ahead.steps += 1
    else if (key === 'ArrowUp') ahead.steps -= 1
    else if (key === 'Backspace') Object.assign(ahead, { typed: ahead.typed.slice(0, -1), steps: 0 })
    else if (key.length === 1) Object.assign(ahead, { typed: ahead.typed + key, steps: 0 })
  }
  return ahead
}
