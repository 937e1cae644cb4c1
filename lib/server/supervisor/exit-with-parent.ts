/** How long the orderly end may take before the process is ended without it. */
const GRACE_MS = 5_000

/**
 * Makes this process end when the one that started it has died, even by kill -9: to be called once, at the top of a process that
 * the supervisor starts. It ends as on SIGTERM, in order, and after 5 s in any case. Started by hand, nothing happens.
 */
export function exitWithParent(): void {
  // Who read what we print may be gone first: a broken pipe must not cut the orderly end short.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  // It may have died while this process was still starting, and nobody is told of that twice.
  if (process.connected === false) end()
  else process.once('disconnect', end)
  // The channel is there to end; by itself it must not keep a process alive that has nothing else to do.
  process.channel?.unref()
}

function end(): void {
  setTimeout(() => process.exit(1), GRACE_MS).unref()
  process.kill(process.pid, 'SIGTERM')
}
