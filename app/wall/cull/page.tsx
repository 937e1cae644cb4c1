import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { markGenerations } from '#app/actions/mark-generations'
import { CullPage } from '#components/review/cull-page'
import { namedIds } from '#lib/domain/named-ids'
import { getGenerations } from '#lib/server/generations/get-generations'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listTakes } from '#lib/server/generations/list-takes'
import { services } from '#lib/server/services'

type Asked = { ids?: string | string[]; takes?: string | string[] }
type Props = { searchParams: Promise<Asked> }

/** As many as an address has room for. */
const MOST = 200

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cull'))('title') }
}

export default async function CullClipsPage({ searchParams }: Props) {
  await connection()
  const asked = await searchParams
  const { first, back } = await read(asked)
  return (
    <main id="content" className="mx-auto w-full max-w-512 px-4 pt-3 pb-5 sm:px-6">
      <CullPage key={JSON.stringify(asked)} first={first} back={back} markGenerations={markGenerations} />
    </main>
  )
}

/** Some clips by their ids, the takes of a shot, or the whole wall from its newest clip on. */
async function read({ ids, takes }: Asked): Promise<Pick<ComponentProps<typeof CullPage>, 'first' | 'back'>> {
  const { db } = services()
  if (ids !== undefined) {
    const named = await getGenerations(db, namedIds(ids, MOST))
    return { first: { ...named, nextCursor: null }, back: '/wall' }
  }
  if (takes === undefined) return { first: await listGenerations(db, { cursor: null }), back: '/wall' }
  const [id = ''] = namedIds(takes, 1)
  const shot = await listTakes(db, id)
  const first = { generations: shot?.takes ?? [], rev: shot?.rev ?? '0', nextCursor: null }
  return { first, back: shot ? `/wall/${id}#takes` : '/wall' }
}
