'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import type { ActionResult } from '#lib/domain/actions'
import type { AppFacts } from '#lib/domain/app-facts'
import { byteText } from '#lib/domain/byte-text'
import type { PriceSettingsActions, Spending } from '#lib/domain/money/price-settings'
import type { ProviderKeyActions } from '#lib/domain/provider-key'
import type { RecipeDefaults } from '#lib/domain/recipe/recipe'
import type { SaveRecipeDefaults } from '#lib/domain/recipe/recipe-defaults'
import { DoneSection } from './done-section.tsx'
import { FactSection } from './fact-section.tsx'
import { FrameSection } from './frame-section.tsx'
import { LinksSection } from './links-section.tsx'
import { MediaSection } from './media-section.tsx'
import { ProcessSection } from './process-section.tsx'
import { ProviderSection } from './provider-section.tsx'
import { SettingsNav } from './settings-nav.tsx'
import { SpendingSection } from './spending-section.tsx'

const DefaultsSection = onDemand(() => import('./defaults-section.tsx').then((module) => module.DefaultsSection))

type Props = {
  facts: AppFacts
  spending: Spending
  /** Whether there may be more than one person. */
  team: boolean
  lookThroughMedia: () => Promise<ActionResult<null>>
  priceActions: PriceSettingsActions
  keyActions: ProviderKeyActions
  defaults: RecipeDefaults
  saveRecipeDefaults: SaveRecipeDefaults
}

/** What this installation is set to and how it fares. Key, prices and limits are set here; all else in the environment and in `.env`. */
export function SettingsView({
  facts,
  spending,
  team,
  lookThroughMedia,
  priceActions,
  keyActions,
  defaults,
  saveRecipeDefaults,
}: Props) {
  const t = useTranslations('settingsPage')
  const format = useFormatter()
  const { provider, webhooks, data, media, processes, version } = facts
  const kept = ({ count, bytes }: AppFacts['data']['clips']) =>
    t('data.kept', { count, size: byteText(bytes, format.number) })
  return (
    <div className="flex flex-col gap-8">
      <header>
        <h1 className="text-xl font-medium">{t('title')}</h1>
        <p className="pt-1 text-muted text-sm">
          {t('about')}{' '}
          <Link href="/activity" prefetch={false} className="text-accent-text underline underline-offset-4">
            {t('activity')}
          </Link>
          {' · '}
          <Link href="/people" prefetch={false} className="text-accent-text underline underline-offset-4">
            {t('people')}
          </Link>
        </p>
      </header>
      <SettingsNav />
      <ProviderSection provider={provider} actions={keyActions} />
      <SpendingSection spending={spending} team={team} actions={priceActions} />
      <Suspense>
        <DefaultsSection defaults={defaults} save={saveRecipeDefaults} />
      </Suspense>
      <DoneSection />
      <LinksSection />
      <FactSection
        anchor="webhooks"
        title={t('webhooks.title')}
        facts={[
          [t('webhooks.state'), webhooks.secrets > 0 ? t('webhooks.on') : t('webhooks.off')],
          [
            t('webhooks.address'),
            <>
              <code>{webhooks.address}</code>
              {!webhooks.address.startsWith('https:') && (
                <span className="block text-muted">{t('webhooks.unreachable')}</span>
              )}
            </>,
          ],
        ]}
      />
      <FactSection
        anchor="data"
        title={t('data.title')}
        facts={[
          [t('data.folder'), <code key="folder">{data.folder}</code>],
          [t('data.database'), t(data.ownDatabase ? 'data.own' : 'data.embedded')],
          [t('data.media'), data.bucket === null ? t('data.inFolder') : <code key="bucket">{data.bucket}</code>],
          [
            t(data.bucket === null ? 'data.space' : 'data.passing'),
            t('data.free', {
              free: byteText(data.freeBytes, format.number),
              total: byteText(data.totalBytes, format.number),
            }),
          ],
          [t('data.clips'), kept(data.clips)],
          [t('data.images'), kept(data.images)],
        ]}
      />
      <MediaSection media={media} look={lookThroughMedia} />
      <FrameSection lines={facts.frames} />
      <ProcessSection processes={processes} now={facts.now} />
      <FactSection title={t('version.title')} facts={[[t('version.name'), version]]} />
    </div>
  )
}
