// The image's health check: whether the process in it answers, whatever else is wrong. A database that is away is no reason to start it anew.
const { HOST = '127.0.0.1', PORT = '3000' } = process.env
const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST
const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${PORT}/api/health`).catch(() => null)
process.exitCode = answer?.ok ? 0 : 1
