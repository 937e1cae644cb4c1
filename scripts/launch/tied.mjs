import { spawn } from 'node:child_process'

// Runs a command that dies with whoever started this, even by kill -9: an npm that goes on unseen would fight with the next start's.
const [command = '', ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
// So that the other side can end it if this process is the one that is killed.
process.send?.(child.pid)
child.on('error', (error) => {
  console.error(error.message)
  process.exit(127)
})
child.on('exit', (code) => process.exit(code ?? 1))
process.on('disconnect', () => {
  if (child.pid) process.kill(-child.pid, 'SIGKILL')
  process.exit(1)
})
