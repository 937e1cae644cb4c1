import { createContext, useContext } from 'react'
import type { Permission } from '#lib/domain/team/may'

/** Who looks at the page, and what the one table of lib/domain/team/may.ts lets them do. */
export type Viewer = { id: string; may: readonly Permission[] }

/** Null where nobody signs in, and whoever looks may do everything. */
const ViewerContext = createContext<Viewer | null>(null)

export const ViewerProvider = ViewerContext.Provider

/** What whoever looks may do, so that nothing is offered that the server would refuse. */
export function useRights(): {
  may(permission: Permission): boolean
  /** Whether they may change what the person with this id made. */
  mayChange(createdBy: string): boolean
} {
  const viewer = useContext(ViewerContext)
  const may = (permission: Permission) => viewer === null || viewer.may.includes(permission)
  return {
    may,
    mayChange: (createdBy) => may('changeAny') || (may('changeOwn') && createdBy === viewer?.id),
  }
}
