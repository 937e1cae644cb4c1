/** A store that sends nothing for so long while somebody waits has gone. A slow reader does not count. In ms. */
const STALL_MS = 20_000

/**
 * The pieces of an answer's body. A reader who leaves early ends the connection.
 * @param leave ends the request
 * @throws Error when nothing comes for too long, or fewer bytes than announced
 */
export async function* piecesOf(
  body: AsyncIterable<Uint8Array>,
  bytes: number,
  leave: (reason?: Error) => void,
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]()
  let came = 0
  try {
    for (;;) {
      const next = await within(STALL_MS, pieces.next())
      if (next.done) break
      came += next.value.byteLength
      yield next.value
    }
    if (came !== bytes) throw new Error(`the store sent ${came} of ${bytes} bytes`)
  } finally {
    leave()
  }
}

/** Rejects when it takes longer than `ms`. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came from the store for ${ms / 1000} s`)), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
