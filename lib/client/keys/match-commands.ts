import type { Command } from './command-registry.ts'

/**
 * Commands that hold every word of a search, in any case; those first whose name begins with it, then those with a word that does.
 * An empty search finds all.
 */
export function matchCommands(commands: readonly Command[], search: string): Command[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const whole = words.join(' ')
  const rank = (command: Command) => {
    const name = command.label.toLowerCase()
    if (name.startsWith(whole)) return 0
    return name.includes(` ${whole}`) ? 1 : 2
  }
  return commands
    .filter((command) => {
      const text = `${command.label} ${command.words ?? ''}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .map((command) => ({ command, rank: whole === '' ? 0 : rank(command) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command)
}
