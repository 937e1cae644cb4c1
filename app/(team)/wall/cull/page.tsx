import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { askedFilter } from '#app/(team)/wall/asked-filter'
import { pageActor } from '#app/access'
import { markGenerations } from '#app/actions/mark-generations'
import { CullPage } from '#components/review/cull-page'
import { CULLED_MOST, namedIds } from '#lib/domain/named-ids'
import { filterText, wallAddress } from '#lib/domain/wall/wall-filter'
import { getGenerations } from '#lib/server/generations/get-generations'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listTakes } from '#lib/server/generations/list-takes'
import { filterConditions } from '#lib/server/generations/wall/filter-conditions'
import { services } from '#lib/server/services'

type Asked = Record<string, string | string[] | undefined>
type Props = { searchParams: Promise<Asked> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cull'))('title') }
}

export default async function CullClipsPage({ searchParams }: Props) {
  await pageActor('/wall/cull')
  const asked = await searchParams
  const read = await readClips(asked)
  return (
    // As high as the header leaves it, which has a line of words more in a narrow window.
    <main
      id="content"
      className="mx-auto flex h-[calc(100dvh-3.5rem)] w-full max-w-512 flex-col px-4 pt-3 max-md:h-[calc(100dvh-5.1875rem)] sm:px-6"
    >
      <CullPage
        key={JSON.stringify(asked)}
        {...read}
        at={[asked.at].flat()[0] ?? null}
        markGenerations={markGenerations}
      />
    </main>
  )
}

/** Some clips by their ids, the takes of a shot, or the wall from its newest clip on, narrowed as its address would narrow it. */
async function readClips(asked: Asked): Promise<Pick<ComponentProps<typeof CullPage>, 'first' | 'filter' | 'back'>> {
  const { db } = services()
  const { ids, takes } = asked
  if (ids !== undefined) {
    const named = await getGenerations(db, namedIds(ids, CULLED_MOST))
    return { first: { ...named, nextCursor: null }, back: '/wall' }
  }
  if (takes !== undefined) {
    const [id = ''] = namedIds(takes, 1)
    const shot = await listTakes(db, id)
    const first = { generations: shot?.takes ?? [], rev: shot?.rev ?? '0', nextCursor: null }
    return { first, back: shot ? `/wall/${id}#takes` : '/wall' }
  }
  const filter = askedFilter(asked)
  const first = await listGenerations(db, { cursor: null, where: filterConditions(db, filter) })
  return { first, filter: filterText(filter), back: wallAddress(filter) }
}
