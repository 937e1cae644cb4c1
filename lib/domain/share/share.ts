import type { ClipView } from '#lib/domain/generation/generation'
import type { Recipe, Role } from '#lib/domain/recipe/recipe'

/** What a link lets people without an account see, and how long. */

/** 32 random bytes in base64url, as they stand in an address. */
export const SHARE_TOKEN = /^[\w-]{43}$/

/** For how many days a link can be made. None is for ever: nobody remembers one after a year. */
export const SHARE_DAYS = [1, 7, 30, 90, 365] as const
export type ShareDays = (typeof SHARE_DAYS)[number]
export const USUAL_SHARE_DAYS: ShareDays = 30

/** Code points of a link's title. */
export const SHARE_TITLE_MAX = 120

/** Characters of a link's password. It is asked by a page that lets nobody try often, so a short one holds. */
export const SHARE_PASSWORD_LENGTH = { min: 6, max: 200 } as const

/** What visitors may. */
export type ShareRights = {
  /** Read prompts and settings, and see the stills that a clip was made from. */
  showsRecipe: boolean
  allowsComments: boolean
  allowsDownload: boolean
}

/** A link as the team sees it. Its address is known to whoever made it, and to nobody afterwards. Times are Unix ms. */
export type ShareView = ShareRights & {
  id: string
  title: string
  /** Name of the project that it shows, or null where it shows clips that were chosen. */
  project: string | null
  /** How many of what it shows can be seen now. */
  clips: number
  /** The first of them in small. */
  pictureUrl: string | null
  madeBy: string
  createdAt: number
  expiresAt: number
  hasPassword: boolean
  revokedAt: number | null
  opens: number
  lastOpenedAt: number | null
  /** Whether who asks may take it back. */
  canRevoke: boolean
}

/** What a link goes by among the team: its title, or how its id begins. */
export const shareName = ({ id, title }: Pick<ShareView, 'id' | 'title'>): string => title || id.slice(0, 8)

/** A clip as visitors see it. Its addresses lie below that of the link and end with it. */
export type SharedClip = {
  /** The generation's. */
  id: string
  clip: ClipView
  /** Null unless the link shows it. */
  recipe: SharedRecipe | null
}

export type SharedRecipe = Omit<Recipe, 'watermark' | 'images'> & {
  images: { role: Role; url: string; width: number; height: number }[]
}

/** Some of what a link shows; `next` leads to those behind them, and is null at the end. */
export type SharedClips = { clips: SharedClip[]; next: string | null }

/** The page of a link. */
/** `madeBy` is empty where whoever shares it gave no name. */
export type SharedPage = ShareRights & SharedClips & { title: string; madeBy: string; count: number; expiresAt: number }
