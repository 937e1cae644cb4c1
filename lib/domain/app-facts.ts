import type { FrameReportLine } from '#lib/domain/clip/frame-report'
import type { KeyFacts } from './provider-key.ts'

/** What the settings page tells of this installation. Sizes in bytes, times in Unix ms. Holds no secret. */
export type AppFacts = {
  version: string
  now: number
  provider: {
    address: string
    /** From nowhere, it is the sandbox. */
    key: KeyFacts
    /** Clips that are being made, not in the sandbox: only the account that took them finds them. */
    underWay: number
    /** What is offered for a key that is to be set. */
    usualAddress: string
    sendsBusinessId: boolean
    perMinute: { submit: number; query: number }
  }
  webhooks: { secrets: number; address: string }
  data: {
    folder: string
    ownDatabase: boolean
    /** Address of the bucket that holds the media, or null where they lie in the folder. */
    bucket: string | null
    /** Of the file system that holds the media, or those in the making. */
    freeBytes: number
    totalBytes: number
    clips: { count: number; bytes: number }
    images: { count: number; bytes: number }
  }
  media: MediaFacts
  frames: FrameReportLine[]
  processes: { role: string; host: string; pid: string; startedAt: number; seenAt: number }[]
}

export type MediaFacts = {
  missing: number
  orphans: number
  /** When all was last looked through; null before the first time. */
  checkedAt: number | null
  looking: boolean
  findings: MediaFinding[]
}

/** `mending`: it is tried again with every look; `given_up`: it was tried often enough; `person`: only a person can bring it back. */
export type MediaFinding = {
  name: string
  kind: 'missing' | 'orphan'
  bytes: number | null
  foundAt: number
  hope: 'mending' | 'given_up' | 'person' | 'none'
}
