import { Studio } from '#components/studio/studio'
import { listGenerations } from '#lib/server/generations/list-generations'
import { services } from '#lib/server/services'
import { cancelGeneration } from './actions/cancel-generation.ts'
import { deletePreset } from './actions/delete-preset.ts'
import { renamePreset } from './actions/rename-preset.ts'
import { retryGeneration } from './actions/retry-generation.ts'
import { savePreset } from './actions/save-preset.ts'
import { submitGeneration } from './actions/submit-generation.ts'
import { uploadImage } from './actions/upload-image.ts'

export default async function StudioPage() {
  const { config, db } = services()
  const firstPage = await listGenerations(db, { cursor: null })
  return (
    <Studio
      actions={{
        uploadImage,
        submitGeneration,
        cancelGeneration,
        retryGeneration,
        savePreset,
        renamePreset,
        deletePreset,
      }}
      firstPage={firstPage}
      sandbox={config.sandbox}
    />
  )
}
