import { cookies } from 'next/headers'
import { pageActor } from '#app/access'
import { anotherTake } from '#app/actions/another-take'
import { cancelGeneration } from '#app/actions/cancel-generation'
import { cropImage } from '#app/actions/crop-image'
import { cropSource } from '#app/actions/crop-source'
import { deletePreset } from '#app/actions/delete-preset'
import { findImages } from '#app/actions/find-images'
import { nameTask } from '#app/actions/name-task'
import { renamePreset } from '#app/actions/rename-preset'
import { savePreset } from '#app/actions/save-preset'
import { sendAgain } from '#app/actions/send-again'
import { submitGeneration } from '#app/actions/submit-generation'
import { submitVariations } from '#app/actions/submit-variations'
import { uploadImage } from '#app/actions/upload-image'
import { Studio } from '#components/studio/studio'
import { posterOf } from '#lib/client/generations/poster-of'
import { PROJECT_COOKIE } from '#lib/domain/marks/marks'
import { getGeneration } from '#lib/server/generations/get-generation'
import { listGenerations } from '#lib/server/generations/list-generations'
import { listProjects } from '#lib/server/generations/marks/projects'
import { readRecipeDefaults } from '#lib/server/recipe-defaults'
import { services } from '#lib/server/services'

/** So many posters are in sight at once where the clips stand beside the composer, from `lg` of app/globals.css on. */
const POSTERS_IN_SIGHT = 6
const BESIDE_COMPOSER = '(min-width: 64rem)'

type Props = { searchParams: Promise<{ from?: string | string[] }> }

/** `?from=` names a generation whose recipe is to be edited. */
export default async function StudioPage({ searchParams }: Props) {
  await pageActor('/')
  const { from } = await searchParams
  const { provider, db } = services()
  const [firstPage, source, { sandbox }, defaults, projects] = await Promise.all([
    listGenerations(db, { cursor: null }),
    typeof from === 'string' ? getGeneration(db, from) : null,
    provider.current(),
    readRecipeDefaults(db),
    listProjects(db),
  ])
  const chosen = (await cookies()).get(PROJECT_COOKIE)?.value
  const posters = firstPage.generations
    .slice(0, POSTERS_IN_SIGHT)
    .flatMap(({ status: { clip } }) => (clip?.posterUrl ? posterOf(clip.posterUrl, clip, null) : []))
  return (
    <>
      {/* On a phone the clips are below the composer, which must not wait for their pictures on a slow line. */}
      {posters.map(({ src, srcSet, sizes }) => (
        <link
          key={src}
          rel="preload"
          as="image"
          href={src}
          imageSrcSet={srcSet}
          imageSizes={sizes}
          media={BESIDE_COMPOSER}
        />
      ))}
      <Studio
        actions={{
          findImages,
          uploadImage,
          cropSource,
          cropImage,
          submitGeneration,
          submitVariations,
          cancelGeneration,
          anotherTake,
          sendAgain,
          nameTask,
          savePreset,
          renamePreset,
          deletePreset,
        }}
        firstPage={firstPage}
        sandbox={sandbox}
        defaults={defaults}
        source={source}
        projects={{ all: projects, chosen: projects.find(({ id }) => id === chosen)?.id ?? null }}
      />
    </>
  )
}
