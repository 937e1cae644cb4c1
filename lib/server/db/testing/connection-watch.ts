/**
 * For tests that open a pool: a connection that breaks fails the test, unless the test is over. A pool says that it has ended before
 * the server has seen it, and dropping the database then cuts what is left.
 */
export function watchConnections() {
  let over = false
  return {
    onError(error: Error): void {
      if (!over) throw error
    },
    expectEnd(): void {
      over = true
    },
  }
}
