const TOO_LONG_MS = 2_000

/** What is answered, or null when that fails or takes longer than whoever asks about our health would wait. */
export async function soon<T>(asked: Promise<T>): Promise<T | null> {
  const { promise: tooLong, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(resolve, TOO_LONG_MS, null)
  const answered = asked.catch(() => null)
  return Promise.race([answered, tooLong]).finally(() => clearTimeout(timer))
}
