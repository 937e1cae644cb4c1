/** Pictures that were given to the board and do not stand on it yet, since they are still looked at: a press of Generate waits for them. */
export type ComingPictures = {
  /** @param work resolves with whether all of them went on the board */
  expect(work: Promise<boolean>): void
  /** Resolves once none is coming any more with whether all went on the board; null where none is. */
  arrived(): Promise<boolean> | null
}

export function createComingPictures(): ComingPictures {
  const works = new Set<Promise<boolean>>()
  async function ended(): Promise<boolean> {
    let all = true
    // What ends may bring the next: a frame is taken from a clip first, and then looked at.
    while (works.size > 0) all = (await Promise.all(works)).every(Boolean) && all
    return all
  }
  return {
    expect(work) {
      const settled = work.catch(() => false)
      works.add(settled)
      settled.then(() => works.delete(settled))
    },
    arrived: () => (works.size === 0 ? null : ended()),
  }
}
