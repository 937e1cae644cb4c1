const BLOCK_BYTES = 64 * 1024

export type WarmBlocks = ReturnType<typeof createWarmBlocks>

/** Remembers which parts of a file were read a moment ago, and so are in the system's page cache as good as surely. */
export function createWarmBlocks() {
  const warm = new Set<number>()
  const blockOf = (offset: number) => Math.floor(offset / BLOCK_BYTES)
  return {
    /** True when every block that these bytes touch was read before. */
    has(start: number, length: number): boolean {
      for (let block = blockOf(start); block <= blockOf(start + length - 1); block += 1)
        if (!warm.has(block)) return false
      return true
    },
    add(start: number, length: number): void {
      for (let block = blockOf(start); block <= blockOf(start + length - 1); block += 1) warm.add(block)
    },
  }
}
