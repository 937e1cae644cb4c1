import { useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import type { AppFacts } from '#lib/domain/app-facts'
import type { KeyFacts, ProviderKeyActions } from '#lib/domain/provider-key'
import { FactSection } from './fact-section.tsx'

const KeyForm = onDemand(() => import('./key-form.tsx').then((module) => module.KeyForm))

/** Whom clips are made by, and the form for the key with which they are. */
export function ProviderSection({
  provider: { address, key, underWay, usualAddress, perMinute, sendsBusinessId },
  actions,
}: {
  provider: AppFacts['provider']
  actions: ProviderKeyActions
}) {
  const t = useTranslations('settingsPage.provider')
  const keyText = useKeyText()
  return (
    <FactSection
      anchor="provider"
      title={t('title')}
      facts={[
        [t('address'), address],
        [t('key'), keyText(key)],
        [t('submits'), t('perMinute', { count: perMinute.submit })],
        [t('queries'), t('perMinute', { count: perMinute.query })],
        [t('ownId'), sendsBusinessId ? t('ownIdSent') : t('ownIdLeftOut')],
      ]}
    >
      {key.from !== 'environment' && (
        <Suspense>
          <KeyForm
            address={key.from === 'nowhere' ? usualAddress : address}
            removable={key.from !== 'nowhere'}
            underWay={underWay}
            actions={actions}
          />
        </Suspense>
      )}
    </FactSection>
  )
}

/** Where the key comes from, and how it ends. */
function useKeyText(): (key: KeyFacts) => string {
  const t = useTranslations('settingsPage.key')
  return (key) => {
    if (key.from === 'nowhere' || key.from === 'unreadable') return t(key.from)
    return t(key.from, { ending: `(••••\u2009${key.ending})` })
  }
}
