const COLOURS = { web: 36, worker: 35, sandbox: 33, start: 32 } as const
const WIDTH = 8

/** Whose line it is: ours, or a child's. */
export type Speaker = keyof typeof COLOURS

/**
 * A function that prints a line with its speaker before it, in colour on a terminal.
 * @param stream where to; `NO_COLOR` in the environment is honoured by whoever passes `colour`
 */
export function lineWriter(stream: { write(text: string): unknown }, speaker: Speaker, colour: boolean) {
  const name = speaker.padEnd(WIDTH)
  const prefix = colour ? `\u001b[${COLOURS[speaker]}m${name}\u001b[0m` : name
  return (line: string): void => void stream.write(`${prefix}${line}\n`)
}
