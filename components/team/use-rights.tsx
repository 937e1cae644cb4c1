import { useContext } from 'react'
import type { Permission } from '#lib/domain/team/may'
import { ViewerContext } from './viewer-context.tsx'

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
