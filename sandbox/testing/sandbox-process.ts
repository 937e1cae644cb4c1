import { startSandbox } from '#sandbox/start-sandbox'

/** A sandbox in a process of its own, for tests that kill it: its folder is the first argument, its address the line that it prints. */
const [, , dataDir = ''] = process.argv
const pace = { queueMs: 0, runMs: 0 }
const say = (sentence: string) => void process.stderr.write(sentence)
const sandbox = await startSandbox({ host: '127.0.0.1', port: 0, dataDir, pace, control: false, say })
process.stdout.write(sandbox.url)
