import { Suspense } from 'react'
import type { Cropping } from '#components/studio/crop/use-cropping'
import { onDemand } from '#components/ui/on-demand'
import type { Still } from '#lib/client/board/still'
import type { AspectRatio } from '#lib/domain/recipe/recipe'

const RatioWords = onDemand(() => import('./ratio-words.tsx').then((module) => module.RatioWords))

export type RatioProps = {
  stills: readonly Still[]
  ratio: AspectRatio
  onRatio: (ratio: AspectRatio) => void
  cropping: Cropping
}

/** Where it is said that the frames have another shape than was chosen. Without a first frame there is no such thing. */
export function RatioNote(props: RatioProps) {
  if (!props.stills.some((still) => still.role === 'first_frame')) return null
  return (
    <Suspense>
      <RatioWords {...props} />
    </Suspense>
  )
}
