import { lookup as resolve } from 'node:dns'
import { isIP, type LookupFunction, type Socket } from 'node:net'
import { buildConnector, Client } from 'undici'

/** What the connector saw. `connected` is the border of money: until it is true, no byte of the request can have left. */
export type Passage = { connected: boolean; addressRefused: boolean }

type Options = {
  connectMs: number
  /** Judges every address, resolved or literal, before it is dialled. */
  mayDial?: (address: string) => boolean
  /** Calls off a connection that is still coming up; what is already connected is left to the request itself. */
  signal?: AbortSignal | undefined
}

/**
 * A client for one request on one fresh connection. A pooled socket may have died unnoticed, and then nobody can tell whether
 * the request arrived; a fresh one separates "never connected" from "may have arrived" without reading error texts.
 * `close` must be called; a connection that comes up after it is thrown away unused.
 */
export function openSingleUseClient(origin: string, { connectMs, mayDial = () => true, signal }: Options) {
  const passage: Passage = { connected: false, addressRefused: false }
  let closed = false

  const refuse = (address: string): Error => {
    passage.addressRefused = true
    return new Error(`address refused: ${address}`)
  }

  // Checked here and not beforehand: a name could resolve differently the second time.
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const bad = addresses?.find(({ address }) => !mayDial(address))
      const first = addresses?.[0]
      if (error) callback(error, [])
      else if (bad !== undefined || first === undefined) callback(refuse(bad?.address ?? hostname), [])
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }

  const dial = buildConnector({ timeout: connectMs, allowH2: false, maxCachedSessions: 0, lookup })
  const connect: buildConnector.connector = (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !mayDial(host)) return callback(refuse(host), null)
    if (closed || passage.connected) return callback(new Error('a single-use client connects once'), null)
    dial(options, (...[error, socket]: [Error, null] | [null, Socket]) => {
      if (error !== null) return callback(error, null)
      if (closed) {
        socket.destroy()
        return callback(new Error('closed before it was connected'), null)
      }
      passage.connected = true
      callback(null, socket)
    })
  }

  const client = new Client(origin, { connect, pipelining: 1 })
  const close = async () => {
    closed = true
    signal?.removeEventListener('abort', callOff)
    await client.destroy()
  }
  // undici itself hears of an abort only once it is connected.
  const callOff = () => {
    if (!passage.connected) void close()
  }
  signal?.addEventListener('abort', callOff)
  if (signal?.aborted) callOff()
  return { client, passage, close }
}
