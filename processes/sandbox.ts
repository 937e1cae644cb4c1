import { resolve } from 'node:path'
import { startSandbox } from '#sandbox/start-sandbox'

/** The ToAPIs-compatible sandbox as a process of its own; its settings are in sandbox/README.md. */

const { env } = process

function milliseconds(name: string, otherwise: number): number {
  const value = Number(env[name] || otherwise)
  if (Number.isFinite(value) && value >= 0) return value
  throw new Error(`${name} must be a number of milliseconds, not "${env[name]}".`)
}

function port(): number {
  const value = Number(env.SANDBOX_PORT || 3900)
  if (Number.isInteger(value) && value >= 0 && value <= 65_535) return value
  throw new Error(`SANDBOX_PORT must be a port number, not "${env.SANDBOX_PORT}".`)
}

try {
  const sandbox = await startSandbox({
    host: '127.0.0.1',
    port: port(),
    dataDir: resolve(env.SANDBOX_DIR || `${env.DATA_DIR || './data'}/sandbox`),
    pace: { queueMs: milliseconds('SANDBOX_QUEUE_MS', 1000), runMs: milliseconds('SANDBOX_RUN_MS', 6000) },
    control: env.SANDBOX_CONTROL === '1',
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
