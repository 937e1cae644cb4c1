import { pageActor } from '#app/access'
import { Studio } from '#components/studio/studio'
import { posterOf } from '#lib/client/poster-of'
import { getGeneration } from '#lib/server/generations/get-generation'
import { listGenerations } from '#lib/server/generations/list-generations'
import { services } from '#lib/server/services'
import { anotherTake } from './actions/another-take.ts'
import { cancelGeneration } from './actions/cancel-generation.ts'
import { cropImage } from './actions/crop-image.ts'
import { cropSource } from './actions/crop-source.ts'
import { deletePreset } from './actions/delete-preset.ts'
import { findImages } from './actions/find-images.ts'
import { nameTask } from './actions/name-task.ts'
import { renamePreset } from './actions/rename-preset.ts'
import { savePreset } from './actions/save-preset.ts'
import { sendAgain } from './actions/send-again.ts'
import { submitGeneration } from './actions/submit-generation.ts'
import { submitVariations } from './actions/submit-variations.ts'
import { uploadImage } from './actions/upload-image.ts'

/** So many posters are in sight at once where the clips stand beside the composer, from `lg` of app/globals.css on. */
const POSTERS_IN_SIGHT = 6
const BESIDE_COMPOSER = '(min-width: 64rem)'

type Props = { searchParams: Promise<{ from?: string | string[] }> }

/** `?from=` names a generation whose recipe is to be edited. */
export default async function StudioPage({ searchParams }: Props) {
  await pageActor('/')
  const { from } = await searchParams
  const { config, db } = services()
  const [firstPage, source] = await Promise.all([
    listGenerations(db, { cursor: null }),
    typeof from === 'string' ? getGeneration(db, from) : null,
  ])
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
        sandbox={config.sandbox}
        source={source}
      />
    </>
  )
}
