import { Studio } from '#components/studio/studio'
import { listGenerations } from '#lib/server/generations/list-generations'
import { services } from '#lib/server/services'
import { cancelGeneration } from './actions/cancel-generation.ts'
import { nameTask } from './actions/name-task.ts'
import { retryGeneration } from './actions/retry-generation.ts'
import { sendAgain } from './actions/send-again.ts'
import { submitGeneration } from './actions/submit-generation.ts'
import { uploadImage } from './actions/upload-image.ts'

export default async function StudioPage() {
  const { config, db } = services()
  const firstPage = await listGenerations(db, { cursor: null })
  return (
    <Studio
      actions={{ uploadImage, submitGeneration, cancelGeneration, retryGeneration, sendAgain, nameTask }}
      firstPage={firstPage}
      sandbox={config.sandbox}
    />
  )
}
