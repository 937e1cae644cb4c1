'use client'

import Command from 'lucide-react/icons/command'
import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useState } from 'react'
import { IconButton } from '#components/ui/icon-button'
import { Lazily } from '#components/ui/lazily'
import { LoadFailure } from '#components/ui/load-failure'
import { allCommands } from '#lib/client/keys/command-registry'
import { takesText } from '#lib/client/keys/takes-text'
import { useCommands } from '#lib/client/keys/use-commands'
import { hasCommandKey } from './has-command-key.ts'
import { TypeAhead } from './type-ahead.tsx'

const DIALOGS = {
  palette: async () => (await import('./command-palette.tsx')).CommandPalette,
  sheet: async () => (await import('./shortcut-sheet.tsx')).ShortcutSheet,
}

/** The palette over every action (Ctrl or Command with K), the sheet of shortcuts (?), and the single keys of whatever is on the page. */
export function CommandCenter() {
  const t = useTranslations('commands')
  const [open, setOpen] = useState<{ name: keyof typeof DIALOGS; turn: number } | null>(null)
  const [ahead, setAhead] = useState<readonly string[]>([])
  useCommands(() => [{ id: 'shortcuts', group: 'look', label: t('sheet'), key: '?', run: () => show('sheet') }])

  const show = (name: keyof typeof DIALOGS) => setOpen((now) => ({ name, turn: (now?.turn ?? 0) + 1 }))
  function openPalette(): void {
    setAhead([])
    show('palette')
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.altKey) return
    // On an Apple keyboard Ctrl+K deletes to the end of the line, as people who know it expect.
    const mod = hasCommandKey() ? event.metaKey : event.ctrlKey
    if (mod && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      // Over another dialog it would offer what that one covers.
      if (!document.querySelector('dialog[open]')) openPalette()
    } else if (!event.ctrlKey && !event.metaKey && event.key.length === 1 && !takesText(event.target)) {
      const focus = document.activeElement
      // A key that cannot be looked up does nothing: there is no one to tell who meant to press it.
      import('#lib/client/keys/single-keys')
        .then(({ pressSingleKey }) => pressSingleKey(event.key, focus, event.repeat))
        .catch(() => {})
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  // A browser tells that a dialog has closed a moment later, when the next one may be open.
  const close = () => setOpen((now) => (now === open ? null : now))
  return (
    <>
      <IconButton label={t('open')} className="max-[23.5rem]:hidden" aria-haspopup="dialog" onClick={openPalette}>
        <Command aria-hidden="true" />
      </IconButton>
      {open && (
        <Lazily
          key={open.turn}
          load={() => Promise.all([DIALOGS[open.name](), allCommands(document.activeElement)])}
          waiting={
            open.name === 'palette' && (
              <TypeAhead onPress={(key) => setAhead((keys) => [...keys, key])} onClose={close} />
            )
          }
          failed={(again) => <LoadFailure onTryAgain={again} onDismiss={close} />}
        >
          {([Dialog, commands]) => <Dialog commands={commands} ahead={ahead} onClose={close} />}
        </Lazily>
      )}
    </>
  )
}
