/**
 * What the log says of an error: name, words, code, where it was thrown, and its cause. Of a failed query the text with its
 * placeholders is kept and the values are not: they hold prompts and links by which a clip can be fetched.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const query = 'query' in error && 'params' in error ? String(error.query) : undefined
  return {
    name: error.name,
    message: query === undefined ? error.message : `failed query: ${query}`,
    ...('code' in error && { code: error.code }),
    // The first lines repeat the message, whatever is in it.
    at: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}
