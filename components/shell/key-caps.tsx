import { hasCommandKey } from './has-command-key.ts'

/** Keys as they stand on the keyboard: `Mod+K` is Ctrl and K, or Command and K. */
export function KeyCaps({ keys }: { keys: string }) {
  const caps = keys.split('+').map((cap) => (cap === 'Mod' ? (hasCommandKey() ? '⌘' : 'Ctrl') : cap))
  return (
    <span className="flex shrink-0 gap-1">
      {caps.map((cap) => (
        <kbd
          key={cap}
          className="min-w-6 rounded-sm border border-line bg-well px-1.5 text-center font-sans text-muted text-xs leading-5"
        >
          {cap}
        </kbd>
      ))}
    </span>
  )
}
