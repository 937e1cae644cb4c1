/**
 * A body that is read piece by piece as the browser takes it, and ended when it goes away.
 * @param onError told what ended it before its end; the browser sees a cut answer
 */
export function toStream<Piece extends Uint8Array | string>(
  pieces: AsyncGenerator<Piece>,
  onError: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
      } catch (error) {
        onError(error)
        throw error
      }
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
