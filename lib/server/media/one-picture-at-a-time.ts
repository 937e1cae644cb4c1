let previous: Promise<unknown> = Promise.resolve()

/** Runs what decodes pictures one after the other in this process: the worst one allowed takes some 500 MB meanwhile. */
export function onePictureAtATime<T>(work: () => Promise<T>): Promise<T> {
  const result = previous.then(work)
  previous = result.catch(() => undefined)
  return result
}
