import { expect } from '@playwright/test'

/** What `look` sees, as JSON can hold it, once it has seen the same twice, `apartMs` from each other. */
export async function onceItRests<Seen>(look: () => Promise<Seen>, apartMs = 500): Promise<Seen> {
  const seen: Seen[] = []
  const rests = async () => {
    const [now, before] = [await look(), seen.shift()]
    seen.push(now)
    return JSON.stringify(now) === JSON.stringify(before)
  }
  await expect.poll(rests, { intervals: [apartMs] }).toBe(true)
  return seen[0] as Seen
}
