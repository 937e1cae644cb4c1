import type { CreateShareInput } from '#lib/domain/share-schema'
import { createStore } from './marks/store.ts'

/** What somebody wishes to share: a dialog asks for the rest (components/share/share-place.tsx). */
export const shareWish = createStore<CreateShareInput['subject'] | null>(null)
