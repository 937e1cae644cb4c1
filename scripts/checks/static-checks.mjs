import { one, runPart, runTool } from './run-part.mjs'

/** What needs no running app; each counts as one check. @type {readonly [string, readonly (readonly string[])[]][]} */
const CHECKS = [
  ['Formatting', [['biome', 'format', '.']]],
  ['Lint and layers', [['biome', 'check', '--formatter-enabled=false', '--error-on-warnings', '.']]],
  [
    'Types',
    [
      // The types of routes and messages, which the compiler then needs.
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  ],
  ['Dead code', [['knip']]],
]

/**
 * Formatting, lint with the layer rules, types and dead code; a failure does not keep the next from running.
 * @param {string} node path of the Node to run the tools with
 * @returns {Promise<import('./run-part.mjs').PartResult[]>}
 */
export async function runStaticChecks(node) {
  const results = []
  for (const [name, commands] of CHECKS) {
    results.push(await runPart(name, () => one(commands.every((command) => runTool(node, command)))))
  }
  return results
}
