import type { ComponentProps } from 'react'
import { SinglePlayer } from '#components/generation/player/single-player'
import { SpotPlace } from '#components/review/comments/review-place'
import { type Language, WithWords } from './with-words.tsx'

/** The player of the stage, with all that the team's own has. */
export function StagePlayer({ language, ...rest }: ComponentProps<typeof SinglePlayer> & { language: Language }) {
  return (
    <WithWords language={language}>
      <SinglePlayer {...rest} over={<SpotPlace />} />
    </WithWords>
  )
}
