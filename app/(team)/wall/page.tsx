import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { anotherTake } from '#app/actions/another-take'
import { cancelGeneration } from '#app/actions/cancel-generation'
import { deleteGenerations } from '#app/actions/delete-generations'
import { deleteProject } from '#app/actions/delete-project'
import { deleteView } from '#app/actions/delete-view'
import { markGenerations } from '#app/actions/mark-generations'
import { markNewsSeen } from '#app/actions/mark-news-seen'
import { nameTask } from '#app/actions/name-task'
import { renameView } from '#app/actions/rename-view'
import { restoreGenerations } from '#app/actions/restore-generations'
import { saveProject } from '#app/actions/save-project'
import { saveView } from '#app/actions/save-view'
import { sendAgain } from '#app/actions/send-again'
import { SearchForm } from '#components/wall/find/search-form'
import { WallView } from '#components/wall/wall-view'
import { parsePlace } from '#lib/domain/wall/place'
import { filterText } from '#lib/domain/wall/wall-filter'
import { firstLook } from '#lib/server/generations/wall/first-look'
import { services } from '#lib/server/services'
import { askedFilter } from './asked-filter.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wall')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Cards that are drawn before the browser knows how wide it is: more than a screen shows, and fewer than a wall draws at most. */
const FIRST = { phone: 10, other: 18 }

export default async function WallPage({ searchParams }: Props) {
  await pageActor('/wall')
  const asked = await searchParams
  const filter = askedFilter(asked)
  const phone = (await headers()).get('sec-ch-ua-mobile') === '?1'
  const look = await firstLook(services().db, parsePlace(asked.at), filter)
  return (
    <main id="content" className="mx-auto w-full max-w-640 px-4 py-5 sm:px-6 sm:py-6">
      <WallView
        look={{ ...look, filter: filterText(filter), first: FIRST[phone ? 'phone' : 'other'] }}
        news={{ markNewsSeen }}
        search={<SearchForm filter={filter} />}
        actions={{ cancelGeneration, anotherTake, sendAgain, nameTask }}
        viewActions={{ saveView, renameView, deleteView }}
        marks={{ markGenerations, deleteGenerations, restoreGenerations, saveProject, deleteProject }}
      />
    </main>
  )
}
