/** Headings of the palette and of the sheet of shortcuts, in their order. */
export const COMMAND_GROUPS = ['compose', 'frames', 'settings', 'player', 'marks', 'pages', 'look', 'clips'] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** Something that can be done on this page, in the reader's language. */
export type Command = {
  /** Unique among all commands. */
  id: string
  group: CommandGroup
  label: string
  /** Shown beside it: the present value, or why it cannot be done now. */
  hint?: string
  /** Further words that it is found by. */
  words?: string
  /** A single key that does it while nobody types. */
  key?: string
  /** Whether it is done again and again while its key is held. */
  repeats?: boolean
  /** Keys that do it anywhere, handled by whoever registers it and only shown here; `Mod` is Ctrl or Command. */
  chord?: string
  disabled?: boolean
  run(): void
}

/**
 * What a component offers; a promise where even saying so is worth loading only when somebody looks.
 * @param focus what had the focus when it was asked for: by the time of the answer that may be something else
 */
export type CommandSource = (focus: Element | null) => Command[] | Promise<Command[]>

const sources = new Set<CommandSource>()

/**
 * Offers commands for as long as the component that offers them is there.
 * @param source is asked whenever the commands are shown or a key is pressed, so it may tell the present state
 * @returns takes them back
 */
export function registerCommands(source: CommandSource): () => void {
  sources.add(source)
  return () => void sources.delete(source)
}

/** Everything that can be done now, by group, within a group as it was registered. What cannot be loaded is left out. */
export async function allCommands(focus: Element | null): Promise<Command[]> {
  const answers = await Promise.allSettled([...sources].map(async (source) => source(focus)))
  const all = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  return COMMAND_GROUPS.flatMap((group) => all.filter((command) => command.group === group))
}
