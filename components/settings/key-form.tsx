import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { SettingField } from '#components/ui/setting-field'
import type { KeyTrial, ProviderKeyActions } from '#lib/domain/provider-key'
import { RemoveKeyButton } from './remove-key-button.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useSaving } from './use-saving.ts'

/** Takes a key in, which is never shown again: with the address that it is sent to, and what the provider said of it. */
export function KeyForm({
  address,
  removable,
  underWay,
  actions,
}: {
  /** What stands in the field at first. */
  address: string
  /** Whether a key is there to be taken away. */
  removable: boolean
  /** How many clips are being made, which the key of another account would not find. */
  underWay: number
  actions: ProviderKeyActions
}) {
  const t = useTranslations('settingsPage.key')
  const problemText = useProblemText()
  const { saving, changed, send } = useSaving(actions.saveProviderKey)
  const [values, setValues] = useState({ apiKey: '', baseUrl: address })
  const [trial, setTrial] = useState<KeyTrial | null>(null)
  const change = (part: Partial<typeof values>) => {
    changed()
    setValues({ ...values, ...part })
  }
  const problemOf = (name: string) =>
    saving.state === 'refused' && saving.field === name ? problemText(saving.problem) : null
  const save = async () => {
    const tried = await send(values)
    setTrial(tried?.value ?? null)
    // Another key that was entered meanwhile is still to be saved.
    if (tried) setValues((now) => (now.apiKey === values.apiKey ? { ...now, apiKey: '' } : now))
  }
  const element = useRef<HTMLDivElement>(null)
  // The button that took the key away goes with it: the focus goes to where another one is entered.
  useEffect(() => (removable ? () => element.current?.querySelector('input')?.focus() : undefined), [removable])
  return (
    <div ref={element} className="flex max-w-lg flex-col gap-3 pt-2">
      <SettingsForm
        title={t('title')}
        help={underWay > 0 ? `${t('help')} ${t('underWay', { count: underWay })}` : t('help')}
        save={t('save')}
        saving={saving}
        onSave={save}
      >
        <SettingField
          label={t('field')}
          type="password"
          value={values.apiKey}
          problem={problemOf('apiKey')}
          onChange={(apiKey) => change({ apiKey })}
        />
        <SettingField
          label={t('address')}
          type="url"
          value={values.baseUrl}
          problem={problemOf('baseUrl')}
          onChange={(baseUrl) => change({ baseUrl })}
        />
      </SettingsForm>
      <div role="status" className="flex flex-col gap-1 text-sm empty:hidden">
        {saving.state === 'busy' && <p className="text-muted">{t('trying')}</p>}
        {saving.state === 'saved' && trial && <TrialWords trial={trial} />}
      </div>
      {removable && (
        <div>
          <RemoveKeyButton remove={actions.removeProviderKey} onRemoved={changed} />
        </div>
      )}
    </div>
  )
}

/** What the provider said of a key that is kept now. */
function TrialWords({ trial: { credits, hasModel } }: { trial: KeyTrial }) {
  const t = useTranslations('settingsPage.key')
  const format = useFormatter()
  return (
    <>
      <p>{credits === null ? t('works') : t('left', { credits: format.number(Number(credits)) })}</p>
      {!hasModel && <p className="text-danger">{t('noModel')}</p>}
    </>
  )
}
