import path from 'node:path'
import { checkRestored, settleRestore } from '#lib/server/backup/settle-restore'
import { checkMediaStore } from '#lib/server/check-media-store'
import { httpAddress } from '#lib/server/config'
import type { DatabaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { loadConfig } from '#lib/server/load-config'
import { reachDatabase } from '#lib/server/reach-database'
import { watchSources } from '#lib/server/supervisor/change-watcher'
import { exitWithParent } from '#lib/server/supervisor/exit-with-parent'
import { prepareStart } from '#lib/server/supervisor/prepare-start'
import { processService } from '#lib/server/supervisor/process-service'
import { answers, listens } from '#lib/server/supervisor/readiness'
import type { Service } from '#lib/server/supervisor/service'
import { onStopSignals } from '#lib/server/supervisor/stop-signals'
import { createSupervisor } from '#lib/server/supervisor/supervisor'
import { lineWriter, type Speaker } from '#lib/server/supervisor/terminal-writer'

exitWithParent()
const dev = process.argv.includes('--dev')
const config = loadConfig()
const prepared = await prepareStart(config)
if (!prepared.ok) {
  console.error(prepared.sentence)
  process.exit(1)
}
const { lock } = prepared
const colour = process.stdout.isTTY && !process.env.NO_COLOR
const supervisor = createSupervisor(lineWriter(process.stdout, 'start', colour))
let ending = false

async function end(code: number): Promise<void> {
  if (ending) return
  ending = true
  await supervisor.stop()
  lock.release()
  process.exit(code)
}
onStopSignals(
  () => end(0),
  () => {
    supervisor.kill()
    process.exit(1)
  },
)

/** Tells why it cannot go on, once, and ends what runs. */
async function fail(reason: unknown): Promise<void> {
  if (!ending) console.error(reason)
  await end(1)
}

function postgres(location: DatabaseLocation): Service {
  const start = async () => {
    const started = await startEmbeddedPostgres(location)
    return started.ok ? { ok: true as const, running: { ...started.server, ready: Promise.resolve() } } : started
  }
  return { name: 'postgres', start }
}

type ChildOptions = Pick<Parameters<typeof processService>[0], 'ready' | 'isSpared'>

function child(name: Exclude<Speaker, 'start'>, options: ChildOptions = {}): Service {
  const script = path.join(import.meta.dirname, `${name}.ts`)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const write = lineWriter(process.stdout, name, colour)
  return processService({ name, command: dev ? [script, '--dev'] : [script], env, write, ...options })
}

async function start(): Promise<void> {
  const media = await checkMediaStore(config)
  if (!media.ok) return fail(media.sentence)
  if (media.note) console.log(media.note)
  const location = config.embeddedDatabase
  const restored = checkRestored(config)
  if (!restored.ok) return fail(restored.sentence)
  if (location) {
    for (const note of location.notes) console.log(note)
    const database = await supervisor.run(postgres(location))
    if (!database.ok) return
  }
  const reached = await reachDatabase(config.databaseUrl.reveal(), () => console.log('Waiting for the database …'))
  if (!reached.ok) return fail(reached.sentence)
  // Before anything can send: a restore that was interrupted has left the queue as it was backed up.
  const queued = await settleRestore(config)
  if (queued) console.log(queued)
  const services = [
    // A key may be set in the page, and removed again, at any time.
    ...(config.accounts.environment === undefined
      ? [child('sandbox', { ready: (ended) => listens(config.sandboxServer.port, ended), isSpared: isKeySet })]
      : []),
    child('worker'),
    child('web', { ready: (ended) => answers(`${httpAddress(config.host, config.port)}/api/ready`, ended) }),
  ]
  const outcomes = await Promise.all(services.map((service) => supervisor.run(service)))
  if (!outcomes.every((outcome) => outcome.ok)) return
  if (dev) {
    const folders = ['server', 'domain'].map((name) => path.resolve(import.meta.dirname, '..', 'lib', name))
    watchSources(folders, () => supervisor.restart('worker'))
  }
  console.log(`Inbetween is ready at ${config.publicUrl}${await howCharged()}${await firstSteps()}`)
}

async function howCharged(): Promise<string> {
  if (config.accounts.environment) return ''
  return (await isKeySet()) ? '' : ' (sandbox: nothing is charged)'
}

/** Whether clips are made by the provider, with a key that was set in the page. */
async function isKeySet(): Promise<boolean> {
  const { hasStoredKey } = await import('#lib/server/provider-key/has-stored-key')
  return hasStoredKey(config)
}

/** What nobody could find out otherwise, where nobody can sign in yet. */
async function firstSteps(): Promise<string> {
  if (!config.signIn) return ''
  // A start that needs it not is not to wait for it.
  const { firstOwnerLink } = await import('#lib/server/team/first-owner')
  const link = await firstOwnerLink(config)
  return link ? `. Nobody can sign in yet: make the first owner's account, once and within a day, at ${link}` : ''
}

supervisor.gaveUp.then(fail)
start().catch(fail)
