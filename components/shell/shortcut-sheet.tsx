import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Modal } from '#components/ui/modal'
import { ModalHeading } from '#components/ui/modal-heading'
import { Switch } from '#components/ui/switch'
import type { Command } from '#lib/client/keys/command-registry'
import { keepSingleKeys, singleKeysOn } from '#lib/client/keys/single-keys'
import { KeyCaps } from './key-caps.tsx'

/** What the keys do on a card that has the focus; no command has them. */
const OF_CARDS = [
  ['walk', '←+↑+↓+→'],
  ['ends', 'Home+End'],
  ['openCard', 'Enter'],
  ['playCard', 'Space'],
  ['screen', ',+.'],
  ['screenPicture', '←+→'],
] as const

/** Every key that does something here, and the switch for the single ones. */
export function ShortcutSheet({ commands, onClose }: { commands: readonly Command[]; onClose: () => void }) {
  const t = useTranslations('commands')
  const [on, setOn] = useState(() => singleKeysOn(localStorage))
  const withKeys = commands.filter((command) => command.key ?? command.chord)
  return (
    <Modal
      label={t('sheet')}
      onClose={onClose}
      className="my-auto max-w-md overflow-y-auto"
      heading={(id, close) => <ModalHeading id={id} title={t('sheet')} closeLabel={t('close')} onClose={close} />}
    >
      {() => (
        <div className="flex flex-col gap-5 px-5 pb-5">
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2 text-sm">
            <dt>{t('open')}</dt>
            <dd className="justify-self-end">
              <KeyCaps keys="Mod+K" />
            </dd>
            {OF_CARDS.map(([name, keys]) => (
              <div key={name} className="col-span-2 grid grid-cols-subgrid">
                <dt>{t(name)}</dt>
                <dd className="justify-self-end">
                  <KeyCaps keys={keys} />
                </dd>
              </div>
            ))}
            {withKeys.map((command) => (
              <div key={command.id} className="col-span-2 grid grid-cols-subgrid">
                <dt>{command.label}</dt>
                <dd className="justify-self-end">
                  <KeyCaps keys={command.chord ?? command.key ?? ''} />
                </dd>
              </div>
            ))}
          </dl>
          <div className="border-line border-t pt-3">
            <Switch
              label={t('singleKeys')}
              checked={on}
              onChange={(next) => {
                setOn(next)
                keepSingleKeys(localStorage, next)
              }}
            />
            <p className="text-muted text-xs">{t('singleKeysHelp')}</p>
          </div>
        </div>
      )}
    </Modal>
  )
}
