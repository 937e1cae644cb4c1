import { expect, it } from 'vitest'
import { ACTIONS, OPEN_ACTIONS, OPEN_PAGES, OPEN_ROUTES, PAGES, ROUTES } from './access.ts'
import { may, type Permission } from './may.ts'
import { ROLES } from './roles.ts'

/**
 * Who is let in where, written out a second time and by hand, from what docs/architecture.md and the README promise: owners do all, creators see all
 * and change what they made, reviewers look, rate and comment, and a stranger is told no more than how to come in. What is not in here fails.
 */
const strangers = 'stranger, reviewer, creator, owner'
const team = 'reviewer, creator, owner'
const creators = 'creator, owner'
const owners = 'owner'

const WHO_MAY_CALL = {
  // Coming in.
  join: strangers,
  makeFirstOwner: strangers,
  renewPassword: strangers,
  signIn: strangers,
  // One's own seat.
  changePassword: team,
  revokeSession: team,
  signOut: team,
  markNewsSeen: team,
  // What is said of a clip.
  addComment: team,
  resolveComment: team,
  deleteComment: team,
  giveVerdict: team,
  markGenerations: team,
  takeBackVerdict: owners,
  // What may cost something, or leads there.
  submitGeneration: creators,
  submitVariations: creators,
  anotherTake: creators,
  sendAgain: creators,
  nameTask: creators,
  checkAgain: creators,
  cancelGeneration: creators,
  uploadImage: creators,
  findImages: creators,
  cropImage: creators,
  cropSource: creators,
  savePreset: creators,
  renamePreset: creators,
  deletePreset: creators,
  // What is kept, and for whom.
  deleteGenerations: creators,
  restoreGenerations: creators,
  saveProject: creators,
  deleteProject: creators,
  saveView: creators,
  renameView: creators,
  deleteView: creators,
  createShare: creators,
  revokeShare: creators,
  // The house.
  invite: owners,
  revokeInvitation: owners,
  changeRole: owners,
  disablePerson: owners,
  makePasswordLink: owners,
  saveLimits: owners,
  savePersonLimits: owners,
  savePriceTable: owners,
  saveProviderKey: owners,
  removeProviderKey: owners,
  saveRecipeDefaults: owners,
  lookThroughMedia: owners,
}

const WHO_MAY_ASK = {
  '/api/webhooks/toapis': strangers,
  '/api/words/[locale]': strangers,
  '/api/download': team,
  '/api/generations': team,
  '/api/generations/[id]/comments': team,
  '/api/generations/[id]/story': team,
  '/api/generations/[id]/takes': team,
  '/api/generations/between': team,
  '/api/generations/days': team,
  '/api/marks': team,
  '/api/news': team,
  '/api/usual-times': team,
  '/api/views': team,
  '/api/images': creators,
  '/api/presets': creators,
  '/api/prompts': creators,
  '/api/ledger': creators,
  '/api/spending': creators,
  '/api/activity': owners,
}

const WHO_MAY_SEE = {
  '/sign-in': strangers,
  '/sign-in/first': strangers,
  '/sign-in/password': strangers,
  '/join/[token]': strangers,
  '/s/[token]': strangers,
  '/wall': team,
  '/wall/[id]': team,
  '/wall/compare': team,
  '/wall/cull': team,
  '/account': team,
  '/settings': team,
  '/[...rest]': team,
  '/': creators,
  '/ledger': creators,
  '/ledger/people': creators,
  '/shares': creators,
  '/wall/deleted': creators,
  '/activity': owners,
  '/people': owners,
}

/** Whom a table of permissions lets in, with the names that nobody is asked at. */
function letIn(table: Record<string, Permission>, open: readonly string[]): Record<string, string> {
  const rolesWith = (permission: Permission) => ROLES.filter((role) => may({ role }, permission))
  const asked = Object.entries(table).map(([name, permission]) => [name, rolesWith(permission).toReversed().join(', ')])
  return Object.fromEntries([...asked, ...open.map((name) => [name, strangers])])
}

it.each([
  ['calls of server actions', ACTIONS, OPEN_ACTIONS, WHO_MAY_CALL],
  ['requests of data', ROUTES, OPEN_ROUTES, WHO_MAY_ASK],
  ['pages', PAGES, OPEN_PAGES, WHO_MAY_SEE],
])('lets exactly those in for whom they are: %s', (_, table, open, expected) => {
  expect(letIn(table, open)).toEqual(expected)
})
