import { createStore } from '#lib/client/marks/store'
import type { CreateShareInput } from '#lib/domain/share/share-schema'

/** What somebody wishes to share: a dialog asks for the rest (components/share/share-place.tsx). */
export const shareWish = createStore<CreateShareInput['subject'] | null>(null)
