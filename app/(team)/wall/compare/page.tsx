import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { markGenerations } from '#app/actions/mark-generations'
import { CompareView } from '#components/review/compare-view'
import { COMPARED, namedIds } from '#lib/domain/named-ids'
import { getGenerations } from '#lib/server/generations/get-generations'
import { services } from '#lib/server/services'

type Props = { searchParams: Promise<{ ids?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compare'))('title') }
}

export default async function ComparePage({ searchParams }: Props) {
  await pageActor('/wall/compare')
  const ids = namedIds((await searchParams).ids, COMPARED.most)
  const { generations, rev } = await getGenerations(services().db, ids)
  return (
    <main id="content" className="mx-auto w-full max-w-512 px-4 py-5 sm:px-6 sm:py-6">
      <CompareView
        generations={generations}
        rev={rev}
        gone={ids.length - generations.length}
        markGenerations={markGenerations}
      />
    </main>
  )
}
