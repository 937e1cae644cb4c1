import type { ComponentProps } from 'react'
import { GuestReview } from '#components/review/comments/guest-review'
import { type Language, WithWords } from './with-words.tsx'

/** What is said of the clip on the stage, by guests. */
export function StageReview({ language, ...rest }: ComponentProps<typeof GuestReview> & { language: Language }) {
  return (
    <WithWords language={language}>
      <GuestReview {...rest} />
    </WithWords>
  )
}
