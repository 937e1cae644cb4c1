import { ensureBuilt } from './launch/build.mjs'
import { ensureInstalled } from './launch/install.mjs'
import { chooseNode, isAtLeast, isPatched, patchNote } from './launch/node-version.mjs'
import { runApp } from './launch/run-app.mjs'

// Runs before anything is installed, on any Node from 20 on.

const dev = process.argv.includes('--dev')

/** @param {string} sentence */
function giveUp(sentence) {
  console.error(sentence)
  process.exit(1)
}

async function start() {
  if (!isAtLeast(process.versions.node, [20, 0, 0])) {
    giveUp(`Inbetween needs Node 20 or newer; this is ${process.versions.node}.`)
  }
  const notInstalled = await ensureInstalled({ full: dev })
  if (notInstalled) giveUp(notInstalled)
  const node = chooseNode()
  if (!node) {
    return giveUp(
      `Inbetween runs on Node 22.19 or newer, and npm has none for this platform (${process.platform}-${process.arch}): install Node 24.`,
    )
  }
  const notBuilt = dev ? undefined : await ensureBuilt(node.path)
  if (notBuilt) giveUp(notBuilt)
  if (!isPatched(node.version)) console.log(patchNote(node.version))
  process.exitCode = await runApp(node.path, dev ? ['--dev'] : [])
}

await start()
