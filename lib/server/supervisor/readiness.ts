import { get } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

const PAUSE_MS = 40

/** Settles when `url` answers 200; rejects when the signal says that the process has ended. */
export async function answers(url: string, ended: AbortSignal): Promise<void> {
  while ((await statusOf(url)) !== 200) await sleep(PAUSE_MS, undefined, { signal: ended })
}

/** Settles when something accepts connections on a port of this machine; rejects when the signal says that the process has ended. */
export async function listens(port: number, ended: AbortSignal): Promise<void> {
  while (!(await accepts(port))) await sleep(PAUSE_MS, undefined, { signal: ended })
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get(url, { agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', () => resolve(undefined))
  })
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
