import { allCommands } from './command-registry.ts'

const KEY = 'inbetween.single-keys'

/** Whether single keys do anything. They can be switched off, for a voice or a shaky hand types them unmeant (WCAG 2.1.4). */
export function singleKeysOn(storage: Storage): boolean {
  try {
    return storage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export function keepSingleKeys(storage: Storage, on: boolean): void {
  try {
    storage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // A forbidden storage forgets the choice with the page.
  }
}

/**
 * Does what a single key stands for on this page, unless single keys are switched off or something covers the page.
 * @param focus what had it when the key was pressed @param held whether the key was down already
 */
export async function pressSingleKey(key: string, focus: Element | null, held = false): Promise<void> {
  if (!singleKeysOn(localStorage) || document.querySelector('dialog[open]')) return
  const command = (await allCommands(focus)).find((one) => one.key === key)
  if (command && !command.disabled && (!held || command.repeats)) command.run()
}
