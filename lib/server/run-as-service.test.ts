import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const textOf = (file: string) => readFileSync(new URL(`../../deploy/${file}`, import.meta.url), 'utf8')

/** What a unit says in words of its own that decides whose data a process finds. */
function settingsOf(unit: string) {
  const lines = textOf(unit).split('\n')
  const of = (name: string) =>
    lines.flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []))
  const properties = ['User', 'Group', 'UMask', 'WorkingDirectory', 'EnvironmentFile']
  // What only makes a start quicker is left out.
  const variables = of('Environment').filter((text) => !text.startsWith('NODE_OPTIONS='))
  return [
    ...properties.flatMap((name) => of(name).map((value) => `-p ${name}=${value}`)),
    ...variables.flatMap((text) => text.split(' ')).map((text) => `-E ${text}`),
  ]
}

it.each(['inbetween.service', 'inbetween@.service'])('runs commands with the settings of %s and no others', (unit) => {
  const script = textOf('run-as-service.sh')
  expect(script.match(/^ {2}-[pE] \S+/gm)?.map((text) => text.trim())).toEqual(settingsOf(unit))
  const [, node] = textOf(unit).match(/^ExecStart=(\S+)/m) ?? []
  expect(script).toContain(`  ${node} "processes/$command.ts"`)
})
