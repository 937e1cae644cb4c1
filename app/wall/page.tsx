import type { Metadata } from 'next'
import { connection } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { anotherTake } from '#app/actions/another-take'
import { cancelGeneration } from '#app/actions/cancel-generation'
import { deleteGenerations } from '#app/actions/delete-generations'
import { deleteProject } from '#app/actions/delete-project'
import { markGenerations } from '#app/actions/mark-generations'
import { nameTask } from '#app/actions/name-task'
import { restoreGenerations } from '#app/actions/restore-generations'
import { saveProject } from '#app/actions/save-project'
import { sendAgain } from '#app/actions/send-again'
import { type WallLook, WallView } from '#components/wall/wall-view'
import { parseShow } from '#lib/domain/at-risk'
import { parsePlace } from '#lib/domain/wall/place'
import { listGenerations } from '#lib/server/generations/list-generations'
import { firstLook } from '#lib/server/generations/wall/first-look'
import { readWallDays } from '#lib/server/generations/wall/wall-days'
import { services } from '#lib/server/services'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wall')
  return { title: t('title') }
}

type Props = { searchParams: Promise<{ show?: string | string[]; at?: string | string[] }> }

export default async function WallPage({ searchParams }: Props) {
  await connection()
  const { show, at } = await searchParams
  const look = parseShow(show) === 'all' ? await wholeWall(at) : await atRisk()
  return (
    <main id="content" className="mx-auto w-full max-w-640 px-4 py-5 sm:px-6 sm:py-6">
      <WallView
        key={look.show}
        look={look}
        actions={{ cancelGeneration, anotherTake, sendAgain, nameTask }}
        marks={{ markGenerations, deleteGenerations, restoreGenerations, saveProject, deleteProject }}
      />
    </main>
  )
}

async function wholeWall(at: unknown): Promise<WallLook> {
  return { show: 'all', ...(await firstLook(services().db, parsePlace(at))) }
}

async function atRisk(): Promise<WallLook> {
  const { db } = services()
  const [firstPage, { timeZone, today }] = await Promise.all([
    listGenerations(db, { cursor: null, show: 'at-risk' }),
    // Of no day but the last: the zone is what is wanted.
    readWallDays(db, '9999-12-31'),
  ])
  return { show: 'at-risk', firstPage, timeZone, today }
}
