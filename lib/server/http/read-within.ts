/**
 * The bytes of a request's body, exactly as they came, or null when there are more than `maxBytes`: the rest is then not read.
 */
export async function readWithin(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  if (body)
    for await (const chunk of body) {
      bytes += chunk.byteLength
      // Leaving the loop cancels the stream.
      if (bytes > maxBytes) return null
      chunks.push(chunk)
    }
  return Buffer.concat(chunks)
}
