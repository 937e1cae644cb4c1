import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { pageActor } from '#app/access'
import { addComment } from '#app/actions/add-comment'
import { anotherTake } from '#app/actions/another-take'
import { cancelGeneration } from '#app/actions/cancel-generation'
import { deleteComment } from '#app/actions/delete-comment'
import { deleteGenerations } from '#app/actions/delete-generations'
import { deleteProject } from '#app/actions/delete-project'
import { giveVerdict } from '#app/actions/give-verdict'
import { markGenerations } from '#app/actions/mark-generations'
import { nameTask } from '#app/actions/name-task'
import { resolveComment } from '#app/actions/resolve-comment'
import { restoreGenerations } from '#app/actions/restore-generations'
import { saveProject } from '#app/actions/save-project'
import { sendAgain } from '#app/actions/send-again'
import { takeBackVerdict } from '#app/actions/take-back-verdict'
import { ReviewPlace, SpotPlace } from '#components/review/comments/review-place'
import { GenerationDetail } from '#components/wall/generation-detail'
import type { KnownGeneration } from '#lib/client/generations/generation-pages'
import { may } from '#lib/domain/team/may'
import { currentRev } from '#lib/server/generations/current-rev'
import { getGeneration } from '#lib/server/generations/get-generation'
import { readReview } from '#lib/server/review/read-review'
import { services } from '#lib/server/services'

type Props = { params: Promise<{ id: string }> }

/** Code points of a prompt that a tab or a bookmark has room for. */
const TITLE_LENGTH = 70

/** Reads the revision first, so that what changes between the two comes again with the feed rather than never. */
const known = cache(async (id: string): Promise<KnownGeneration | null> => {
  const { db } = services()
  const rev = await currentRev(db)
  const generation = await getGeneration(db, id)
  return generation && { generation, rev }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await known((await params).id)
  if (!found) return { title: (await getTranslations('missing'))('title') }
  const letters = [...found.generation.recipe.prompt]
  return { title: letters.length > TITLE_LENGTH ? `${letters.slice(0, TITLE_LENGTH).join('')}…` : letters.join('') }
}

export default async function GenerationPage({ params }: Props) {
  const user = await pageActor('/wall/[id]')
  const found = await known((await params).id)
  if (!found) notFound()
  const { id } = found.generation
  const said = await readReview(services().db, id, { user })
  return (
    <main id="content" className="mx-auto w-full max-w-384 px-4 py-5 sm:px-6 sm:py-6">
      <GenerationDetail
        known={found}
        actions={{ cancelGeneration, anotherTake, sendAgain, nameTask }}
        marks={{ markGenerations, deleteGenerations, restoreGenerations, saveProject, deleteProject }}
        review={{
          panel: (
            <ReviewPlace
              generation={id}
              known={said}
              actions={{ addComment, resolveComment, deleteComment, giveVerdict, takeBackVerdict }}
              mayFix={may(user, 'create')}
            />
          ),
          over: <SpotPlace />,
        }}
      />
    </main>
  )
}
