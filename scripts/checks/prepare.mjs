import { ensureInstalled } from '#scripts/launch/install'
import { chooseNode } from '#scripts/launch/node-version'
import { summary } from './summary.mjs'

/**
 * Installs everything and chooses the Node to check with; where that fails the process ends, counted as one failure.
 * @returns {Promise<string>} path of that Node
 */
export async function prepareChecks() {
  const notInstalled = await ensureInstalled({ full: true })
  const node = chooseNode()
  if (!notInstalled && node) return node.path
  console.error(notInstalled ?? 'There is no Node 22.19 or newer to check with: install Node 24.')
  console.log(summary([{ name: 'Install', passed: 0, failed: 1, seconds: 0 }]).text)
  process.exit(1)
}
