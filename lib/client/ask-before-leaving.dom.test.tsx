import { expect, it } from 'vitest'
import { askBeforeLeaving } from './ask-before-leaving.ts'

/** Whether the browser would ask now. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

it('asks as long as anything is on its way, and answers with what came of it', async () => {
  const [one, two] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()]
  expect(asks()).toBe(false)
  const both = [askBeforeLeaving(one.promise), askBeforeLeaving(two.promise)]
  expect(asks()).toBe(true)
  one.resolve('kept')
  expect(await both[0]).toBe('kept')
  expect(asks()).toBe(true)
  two.reject(new Error('lost'))
  await expect(both[1]).rejects.toThrow('lost')
  expect(asks()).toBe(false)
})
