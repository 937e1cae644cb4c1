import { loadConfig } from '#lib/server/load-config'
import { exitWithParent } from '#lib/server/supervisor/exit-with-parent'
import { giveClips } from '#sandbox/render/give-clips'
import { startSandbox } from '#sandbox/start-sandbox'

/** The ToAPIs-compatible sandbox as a process of its own; its settings are in .env.example and sandbox/README.md. */

exitWithParent()
const { paths, sandboxServer } = loadConfig()
const { port, queueMs, runMs, control, clips } = sandboxServer

try {
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port,
    dataDir: paths.sandbox,
    pace: { queueMs, runMs },
    control,
    say: (sentence) => console.error(sentence),
    ...(clips !== undefined && { render: giveClips(clips) }),
  })
  console.log(`Sandbox at ${sandbox.url}`)
  // `once`: a second signal meets no handler and ends the process at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.close())
  }
} catch (error) {
  console.error(`The sandbox cannot start: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
