import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { lookThroughMedia } from '#app/actions/look-through-media'
import { removeProviderKey } from '#app/actions/remove-provider-key'
import { saveLimits } from '#app/actions/save-limits'
import { savePriceTable } from '#app/actions/save-price-table'
import { saveProviderKey } from '#app/actions/save-provider-key'
import { saveRecipeDefaults } from '#app/actions/save-recipe-defaults'
import { OwnSettings } from '#components/settings/own-settings'
import { SettingsView } from '#components/settings/settings-view'
import { FeedFrom } from '#components/shell/feed-from'
import { may } from '#lib/domain/team/may'
import { readAppFacts } from '#lib/server/app-facts'
import { currentRev } from '#lib/server/generations/current-rev'
import { readSpending } from '#lib/server/generations/price/read-spending'
import { readRecipeDefaults } from '#lib/server/recipe-defaults'
import { services } from '#lib/server/services'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('settingsPage')
  return { title: t('title') }
}

export default async function SettingsPage() {
  const actor = await pageActor('/settings')
  if (!may(actor, 'manage'))
    return (
      <main id="content" className="mx-auto w-full max-w-[56rem] px-4 py-5 sm:px-6 sm:py-6">
        <OwnSettings />
      </main>
    )
  const [rev, facts, spending, defaults] = await Promise.all([
    currentRev(services().db),
    readAppFacts(services()),
    readSpending(services(), actor.id),
    readRecipeDefaults(services().db),
  ])
  return (
    <main id="content" className="mx-auto w-full max-w-[56rem] px-4 py-5 sm:px-6 sm:py-6">
      <FeedFrom rev={rev} />
      <SettingsView
        facts={facts}
        spending={spending}
        team={services().config.signIn}
        lookThroughMedia={lookThroughMedia}
        priceActions={{ saveLimits, savePriceTable }}
        defaults={defaults}
        saveRecipeDefaults={saveRecipeDefaults}
        keyActions={{ saveProviderKey, removeProviderKey }}
      />
    </main>
  )
}
