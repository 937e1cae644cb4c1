import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { anotherTake } from '#app/actions/another-take'
import { cancelGeneration } from '#app/actions/cancel-generation'
import { nameTask } from '#app/actions/name-task'
import { sendAgain } from '#app/actions/send-again'
import { WallView } from '#components/wall/wall-view'
import { parseShow } from '#lib/domain/at-risk'
import { listGenerations } from '#lib/server/generations/list-generations'
import { services } from '#lib/server/services'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wall')
  return { title: t('title') }
}

type Props = { searchParams: Promise<{ show?: string | string[] }> }

export default async function WallPage({ searchParams }: Props) {
  await connection()
  const show = parseShow((await searchParams).show)
  const firstPage = await listGenerations(services().db, { cursor: null, show })
  return (
    <main id="content" className="mx-auto w-full max-w-640 px-4 py-5 sm:px-6 sm:py-6">
      <WallView
        key={show}
        show={show}
        firstPage={firstPage}
        actions={{ cancelGeneration, anotherTake, sendAgain, nameTask }}
      />
    </main>
  )
}
