import { describe, expect, it } from 'vitest'
import { ACTION_PROBLEMS } from '#lib/domain/actions'
import { FAILURE_CODES, STATES } from '#lib/domain/generation/states'
import { ATTEMPT_OUTCOMES, COST_KINDS } from '#lib/domain/money/ledger'
import { IMAGE_PROBLEMS, PAUSE_REASONS, RECIPE_PROBLEMS } from '#lib/domain/recipe/problems'
import { SHAPES } from '#lib/domain/recipe/shape'
import { RECIPE_FILE_PROBLEMS } from '#lib/domain/recipe-file/recipe-file'
import { ACTIVITY_KINDS } from '#lib/domain/team/activity'
import en from '#messages/en'
import zh from '#messages/zh-CN'

type Messages = { [key: string]: string | Messages }

/** `a.b` to its text, for every text of the tree. */
function flat(messages: Messages, path = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
    ),
  )
}

/** Names of the values that a text is filled with. */
const argumentsOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort()

const own = ACTION_PROBLEMS.filter((code) => ![...RECIPE_PROBLEMS, ...IMAGE_PROBLEMS].some((other) => other === code))

describe.each([
  ['en', flat(en)],
  ['zh-CN', flat(zh)],
])('%s', (_, texts) => {
  it.each([
    ['recipeProblem', RECIPE_PROBLEMS],
    ['imageProblem', IMAGE_PROBLEMS],
    ['actionProblem', own],
    ['pause', PAUSE_REASONS],
    ['recipeFile.problem', RECIPE_FILE_PROBLEMS],
    ['shape', SHAPES],
    ['state', STATES],
    ['failure', FAILURE_CODES],
    ['story.state', STATES],
    ['moderation', ['before', 'during', 'guessed']],
    ['activity.kind', ACTIVITY_KINDS],
    ['activity.name', ACTIVITY_KINDS],
    ['ledger.outcome', ATTEMPT_OUTCOMES],
    ['ledger.cost', COST_KINDS.filter((kind) => kind !== 'settled')],
  ])('has a sentence for every %s', (namespace, codes) => {
    expect(codes.filter((code) => !texts.get(`${namespace}.${code}`))).toEqual([])
  })
})

it('says the same things in both languages, with the same values', () => {
  const [english, chinese] = [flat(en), flat(zh)]
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort())
  const differing = [...english].filter(
    ([key, text]) => `${argumentsOf(text)}` !== `${argumentsOf(chinese.get(key) ?? '')}`,
  )
  expect(differing.map(([key]) => key)).toEqual([])
})
