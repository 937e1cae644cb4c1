'use client'

import { useTranslations } from 'next-intl'
import { useState, useSyncExternalStore } from 'react'
import { Switch } from '#components/ui/switch'
import { type DoneWish, doneWishes } from '#lib/client/done/done-wishes'
import { notify } from '#lib/client/done/notify'
import { FactSection } from './fact-section.tsx'

/** How this browser says that a clip is done. The browser's permission to show notifications is asked for here, when somebody wants them. */
export function DoneSection() {
  const t = useTranslations('done')
  const sound = useWish('sound')
  const notification = useWish('notification')
  const [refused, setRefused] = useState<'refused' | 'unable' | null>(null)
  const wish = async (on: boolean) => {
    const why = on ? await tryNotifications(t('sample')) : null
    setRefused(why)
    doneWishes.set('notification', on && why === null)
  }
  return (
    <FactSection anchor="browser" title={t('title')} facts={[]}>
      <p className="text-muted text-sm">{t('about')}</p>
      <div>
        <Switch label={t('sound')} checked={sound} onChange={(on) => doneWishes.set('sound', on)} />
        <Switch label={t('notification')} checked={notification} onChange={wish} />
      </div>
      <p role="status" className="text-danger text-sm empty:hidden">
        {refused && t(refused)}
      </p>
    </FactSection>
  )
}

function useWish(wish: DoneWish): boolean {
  return useSyncExternalStore(
    doneWishes.subscribe,
    () => doneWishes.has(wish),
    () => false,
  )
}

/** Asks for the permission, and shows at once what one is like. @returns why there are none; over plain HTTP from another machine there never are */
async function tryNotifications(sample: string): Promise<'refused' | 'unable' | null> {
  if (!('Notification' in window) || (await Notification.requestPermission()) !== 'granted') return 'refused'
  return notify(sample) ? null : 'unable'
}
