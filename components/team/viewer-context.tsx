import { createContext } from 'react'
import type { Permission } from '#lib/domain/team/may'

/** Who looks at the page, and what the one table of lib/domain/team/may.ts lets them do. */
export type Viewer = { id: string; may: readonly Permission[] }

/** Null where nobody signs in, and whoever looks may do everything. */
export const ViewerContext = createContext<Viewer | null>(null)
