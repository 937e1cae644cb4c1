import { useQueryClient } from '@tanstack/react-query'
import Search from 'lucide-react/icons/search'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { cn } from '#components/ui/cn'
import { isComposing } from '#components/ui/composing'
import { Modal } from '#components/ui/modal'
import { generationKeys } from '#lib/client/generations/generation-pages'
import { cardsOf, type PageList } from '#lib/client/generations/page-list'
import { COMMAND_GROUPS, type Command } from '#lib/client/keys/command-registry'
import { matchCommands } from '#lib/client/keys/match-commands'
import { KeyCaps } from './key-caps.tsx'
import { readAhead } from './read-ahead.ts'

/** Clips that the palette leads to; the others are on the wall. */
const LAST_CLIPS = 8

/**
 * Finds and does anything that can be done here.
 * @param commands what was offered when it was opened
 * @param ahead the keys that were pressed before it was there
 */
export function CommandPalette({
  commands: offered,
  ahead: pressed,
  onClose,
}: {
  commands: readonly Command[]
  ahead: readonly string[]
  onClose: () => void
}) {
  const t = useTranslations('commands')
  const id = useId()
  const lastClips = useLastClips()
  const [commands] = useState(() => [...offered, ...lastClips])
  const [ahead] = useState(() => readAhead(pressed))
  const [search, setSearch] = useState(ahead.typed)
  // From the first that can be done; the arrows go round.
  const [steps, setSteps] = useState(ahead.steps)
  const found = matchCommands(commands, search)
  const groups = COMMAND_GROUPS.map((group) => ({ group, inIt: found.filter((command) => command.group === group) }))
  const shown = groups.flatMap(({ inIt }) => inIt)
  const optionId = (command: Command) => `${id}-${command.id}`
  const first = Math.max(
    0,
    shown.findIndex((command) => !command.disabled),
  )
  const indexAt = (step: number) => (((first + step) % shown.length) + shown.length) % shown.length
  const current = shown[indexAt(steps)]

  const choose = (command: Command | undefined, close: () => void) => {
    if (!command || command.disabled) return
    // Closing gives the focus back at once; the command may then send it elsewhere.
    close()
    command.run()
  }
  const input = useRef<HTMLInputElement>(null)
  const chooseEntered = useEffectEvent(() => {
    if (ahead.entered) choose(current, () => input.current?.closest('dialog')?.close())
  })
  useEffect(() => chooseEntered(), [])
  const onKeyDown = (event: KeyboardEvent, close: () => void) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') {
      event.preventDefault()
      return choose(current, close)
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 || shown.length === 0) return
    event.preventDefault()
    setSteps(steps + step)
    const option = shown[indexAt(steps + step)]
    if (option) document.getElementById(optionId(option))?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <Modal
      label={t('open')}
      onClose={onClose}
      className="mt-[8dvh] max-w-xl open:flex open:max-h-[80dvh] open:flex-col"
    >
      {(close) => (
        <>
          <div className="flex items-center gap-3 border-line border-b px-4">
            <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
            <input
              ref={input}
              type="text"
              role="combobox"
              aria-label={t('search')}
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={current && optionId(current)}
              placeholder={t('search')}
              value={search}
              onChange={(event) => {
                setSearch(event.target.value)
                setSteps(0)
              }}
              onKeyDown={(event) => onKeyDown(event, close)}
              className="h-12 min-w-0 grow bg-transparent text-base outline-none placeholder:text-muted"
            />
          </div>
          <div id={`${id}-list`} role="listbox" aria-label={t('open')} className="min-h-24 overflow-y-auto p-1.5">
            {groups.map(
              ({ group, inIt }) =>
                inIt.length > 0 && (
                  // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox.
                  <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
                    <p id={`${id}-${group}`} className="px-3 pt-2.5 pb-1 text-muted text-xs">
                      {t(`group.${group}`)}
                    </p>
                    {inIt.map((command) => (
                      // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the search, which has the keys.
                      <div
                        key={command.id}
                        id={optionId(command)}
                        role="option"
                        tabIndex={-1}
                        aria-selected={command === current}
                        aria-disabled={command.disabled}
                        onMouseDown={(event) => event.preventDefault()}
                        onPointerMove={() => setSteps(shown.indexOf(command) - first)}
                        onClick={() => choose(command, close)}
                        className={cn(
                          'flex min-h-10 cursor-default items-center gap-3 rounded-md px-3 py-1.5 text-sm pointer-coarse:min-h-11',
                          command === current && 'bg-well',
                          command.disabled ? 'text-muted' : 'text-ink',
                        )}
                      >
                        <span className="line-clamp-2 min-w-0 grow">{command.label}</span>
                        {command.hint && <span className="shrink-0 text-muted text-xs">{command.hint}</span>}
                        {(command.chord ?? command.key) && <KeyCaps keys={command.chord ?? command.key ?? ''} />}
                      </div>
                    ))}
                  </div>
                ),
            )}
            <p role="status" className="px-3 py-4 text-muted text-sm empty:hidden">
              {shown.length === 0 ? t('none') : ''}
            </p>
          </div>
        </>
      )}
    </Modal>
  )
}

/** The newest clips that this browser has heard of, as places to go to. */
function useLastClips(): Command[] {
  const router = useRouter()
  const list = useQueryClient().getQueryData<PageList>(generationKeys.pages)
  return (list ? cardsOf(list) : []).slice(0, LAST_CLIPS).map(({ id, recipe }) => ({
    id: `clip-${id}`,
    group: 'clips',
    label: recipe.prompt,
    run: () => router.push(`/wall/${id}`),
  }))
}
