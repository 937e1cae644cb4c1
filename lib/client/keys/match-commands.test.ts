import { expect, it } from 'vitest'
import { allCommands, type Command, registerCommands } from './command-registry.ts'
import { matchCommands } from './match-commands.ts'

const command = (label: string, group: Command['group'] = 'compose', words?: string): Command => ({
  id: label,
  group,
  label,
  ...(words !== undefined && { words }),
  run() {},
})
const labels = (commands: Command[]) => commands.map((one) => one.label)

const all = [
  command('Swap frames'),
  command('First frame'),
  command('Focus the last frame'),
  command('Frame rate'),
  command('首帧'),
  command('Dark', 'look', 'Theme'),
]

it.each([
  ['', labels(all)],
  ['frame', ['Frame rate', 'Swap frames', 'First frame', 'Focus the last frame']],
  ['FRAME last', ['Focus the last frame']],
  ['theme', ['Dark']],
  ['帧', ['首帧']],
  ['zebra', []],
])('finds %j', (search, found) => {
  expect(labels(matchCommands(all, search))).toEqual(found)
})

it('offers what components register, by group, no longer than they do, and without what cannot be loaded', async () => {
  const [a, b] = [command('A', 'look'), command('B', 'compose')]
  const takeBack = [registerCommands(() => [a]), registerCommands(async () => [b])]
  const broken = registerCommands(() => Promise.reject(new Error('offline')))
  expect(await allCommands(null)).toEqual([b, a])
  takeBack[1]?.()
  expect(await allCommands(null)).toEqual([a])
  takeBack[0]?.()
  broken()
  expect(await allCommands(null)).toEqual([])
})
