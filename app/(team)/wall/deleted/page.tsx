import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageActor } from '#app/access'
import { deleteGenerations } from '#app/actions/delete-generations'
import { deleteProject } from '#app/actions/delete-project'
import { markGenerations } from '#app/actions/mark-generations'
import { restoreGenerations } from '#app/actions/restore-generations'
import { saveProject } from '#app/actions/save-project'
import { Trash } from '#components/marks/trash'
import { listDeleted } from '#lib/server/generations/marks/list-deleted'
import { services } from '#lib/server/services'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trash'))('title') }
}

export default async function DeletedPage() {
  await pageActor('/wall/deleted')
  const { db, config } = services()
  return (
    <main id="content" className="mx-auto w-full max-w-384 px-4 py-5 sm:px-6 sm:py-6">
      <Trash
        deleted={await listDeleted(db)}
        days={config.keepDeletedDays}
        actions={{ markGenerations, deleteGenerations, restoreGenerations, saveProject, deleteProject }}
      />
    </main>
  )
}
