import { Agent, type IncomingMessage, request } from 'node:http'
import { createChangeFeed } from '#lib/client/feed/change-feed'
import type { Changes } from '#lib/domain/generation/generation'

/** One answer of the change feed. `idleBytes` counts all of it where it says that nothing is new. */
export type Viewing = { ms: number; idleBytes?: number }

/** Somebody with the wall open: the page's change feed, on a connection of its own. */
export function openViewer(url: string, onAnswer: (viewing: Viewing) => void): { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let rev = '0'
  const feed = createChangeFeed({
    fetch: async (path, { headers }) => {
      const begun = performance.now()
      const { answer, body } = await ask(agent, `${url}${path}`, headers)
      const status = answer.statusCode ?? 0
      const ms = performance.now() - begun
      onAnswer(status === 304 ? { ms, idleBytes: headBytes(answer) } : { ms })
      return new Response(status === 304 ? null : body, { status, headers: { etag: answer.headers.etag ?? '' } })
    },
    // Our own server's, whose shape is tested elsewhere; checking it is the browser's work, not this machine's.
    parse: (answer) => answer as Changes,
    since: () => rev,
    unsettled: () => false,
    apply: async (changes) => {
      rev = changes.rev
    },
    random: Math.random,
  })
  // Not all in the same moment.
  const arrival = setTimeout(() => feed.start(), Math.random() * 3_000)
  return {
    close() {
      clearTimeout(arrival)
      feed.stop()
      agent.destroy()
    },
  }
}

function ask(agent: Agent, url: string, headers: unknown) {
  return new Promise<{ answer: IncomingMessage; body: string }>((resolve, reject) => {
    const asked = request(url, { agent, headers: Object(headers) }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (text) => {
        body += text
      })
      answer.on('end', () => resolve({ answer, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** All of an answer that has no body. */
function headBytes({ httpVersion, statusCode, statusMessage, rawHeaders }: IncomingMessage): number {
  const lines = rawHeaders.reduce((sum, part) => sum + part.length + 2, 0)
  return `HTTP/${httpVersion} ${statusCode} ${statusMessage}`.length + 2 + lines + 2
}
