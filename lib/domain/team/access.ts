import type { Permission } from './may.ts'

/** What each server action needs, by its name. Whose row it is, the use case asks with `mayChange`. */
export const ACTIONS = {
  addComment: 'comment',
  anotherTake: 'create',
  cancelGeneration: 'changeOwn',
  changePassword: 'look',
  changeRole: 'manage',
  checkAgain: 'create',
  createShare: 'share',
  cropImage: 'create',
  cropSource: 'create',
  deleteComment: 'comment',
  deleteGenerations: 'changeOwn',
  deletePreset: 'create',
  deleteProject: 'arrange',
  deleteView: 'arrange',
  disablePerson: 'manage',
  findImages: 'create',
  giveVerdict: 'comment',
  invite: 'manage',
  lookThroughMedia: 'manage',
  makePasswordLink: 'manage',
  markGenerations: 'judge',
  markNewsSeen: 'look',
  nameTask: 'changeOwn',
  removeProviderKey: 'manage',
  renamePreset: 'create',
  renameView: 'arrange',
  resolveComment: 'comment',
  restoreGenerations: 'changeOwn',
  revokeInvitation: 'manage',
  revokeSession: 'look',
  revokeShare: 'share',
  saveLimits: 'manage',
  savePersonLimits: 'manage',
  savePreset: 'create',
  savePriceTable: 'manage',
  saveProject: 'arrange',
  saveProviderKey: 'manage',
  saveRecipeDefaults: 'manage',
  saveView: 'arrange',
  sendAgain: 'changeOwn',
  signOut: 'look',
  submitGeneration: 'create',
  submitVariations: 'create',
  takeBackVerdict: 'changeAny',
  uploadImage: 'create',
} as const satisfies Record<string, Permission>
export type ActionName = keyof typeof ACTIONS

/** Server actions for people who are not signed in: each is told who may by what it is given. */
export const OPEN_ACTIONS = ['join', 'makeFirstOwner', 'renewPassword', 'signIn'] as const
export type OpenActionName = (typeof OPEN_ACTIONS)[number]

/** What each route handler needs, by its folder in `app`. One that is missing here asks nobody who they are, and says in its docstring how it knows. */
export const ROUTES = {
  '/api/activity': 'manage',
  '/api/download': 'look',
  '/api/generations': 'look',
  '/api/generations/[id]/comments': 'look',
  '/api/generations/[id]/story': 'look',
  '/api/generations/[id]/takes': 'look',
  '/api/generations/between': 'look',
  '/api/generations/days': 'look',
  '/api/images': 'create',
  '/api/ledger': 'seeMoney',
  '/api/marks': 'look',
  '/api/news': 'look',
  '/api/presets': 'create',
  '/api/prompts': 'create',
  '/api/spending': 'seeMoney',
  '/api/usual-times': 'look',
  '/api/views': 'look',
} as const satisfies Record<string, Permission>
export type RoutePath = keyof typeof ROUTES

/** Route handlers that ask nobody who they are: each knows by itself whom to believe, or says nothing that is the team's. */
export const OPEN_ROUTES = ['/api/webhooks/toapis', '/api/words/[locale]'] as const

/** What each page needs, by its folder in `app`. */
export const PAGES = {
  '/': 'create',
  '/[...rest]': 'look',
  '/account': 'look',
  '/activity': 'manage',
  '/ledger': 'seeMoney',
  '/ledger/people': 'seeMoney',
  '/people': 'manage',
  '/settings': 'look',
  '/shares': 'share',
  '/wall': 'look',
  '/wall/[id]': 'look',
  '/wall/compare': 'look',
  '/wall/cull': 'judge',
  '/wall/deleted': 'changeOwn',
} as const satisfies Record<string, Permission>
export type PagePath = keyof typeof PAGES

/** Pages for people who are not signed in: each asks by itself who may see what. */
export const OPEN_PAGES = ['/join/[token]', '/s/[token]', '/sign-in', '/sign-in/first', '/sign-in/password'] as const

/** `/s/[token]` as a pattern: one part of a path in the place of each name. */
export function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\[\w+\]/g, '[^/]+')}$`)
}
