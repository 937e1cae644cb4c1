import type { Permission } from './may.ts'

/** What each server action needs, by its name. Whose row it is, the use case asks with `mayChange`. */
export const ACTIONS = {
  anotherTake: 'create',
  cancelGeneration: 'changeOwn',
  checkAgain: 'create',
  createShare: 'share',
  cropImage: 'create',
  cropSource: 'create',
  deleteGenerations: 'changeOwn',
  deletePreset: 'create',
  deleteProject: 'arrange',
  deleteView: 'arrange',
  findImages: 'create',
  lookThroughMedia: 'manage',
  markGenerations: 'judge',
  nameTask: 'changeOwn',
  renamePreset: 'create',
  renameView: 'arrange',
  restoreGenerations: 'changeOwn',
  revokeShare: 'share',
  saveLimits: 'manage',
  savePreset: 'create',
  savePriceTable: 'manage',
  saveProject: 'arrange',
  saveView: 'arrange',
  sendAgain: 'changeOwn',
  submitGeneration: 'create',
  submitVariations: 'create',
  uploadImage: 'create',
} as const satisfies Record<string, Permission>
export type ActionName = keyof typeof ACTIONS

/** What each route handler needs, by its folder in `app`. One that is missing here asks nobody who they are, and says in its docstring how it knows. */
export const ROUTES = {
  '/api/download': 'look',
  '/api/generations': 'look',
  '/api/generations/[id]/story': 'look',
  '/api/generations/[id]/takes': 'look',
  '/api/generations/between': 'look',
  '/api/generations/days': 'look',
  '/api/images': 'create',
  '/api/ledger': 'seeMoney',
  '/api/marks': 'look',
  '/api/presets': 'create',
  '/api/prompts': 'create',
  '/api/spending': 'seeMoney',
  '/api/usual-times': 'look',
  '/api/views': 'look',
} as const satisfies Record<string, Permission>
export type RoutePath = keyof typeof ROUTES

/** What each page needs, by its folder in `app`. */
export const PAGES = {
  '/': 'create',
  '/[...rest]': 'look',
  '/ledger': 'seeMoney',
  '/settings': 'look',
  '/shares': 'share',
  '/wall': 'look',
  '/wall/[id]': 'look',
  '/wall/compare': 'look',
  '/wall/cull': 'judge',
  '/wall/deleted': 'changeOwn',
} as const satisfies Record<string, Permission>
export type PagePath = keyof typeof PAGES

/** Pages for people without an account: each asks by itself who may see what. */
export const OPEN_PAGES = ['/s/[token]'] as const
