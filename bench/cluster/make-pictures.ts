import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '#chaos/random'
import { withoutPictures } from '#chaos/without-pictures'
import { drain } from './drain.ts'
import { type Cluster, endAll } from './open-cluster.ts'
import { press } from './press.ts'

/** Has each of the clips come by once, and waits for its poster and sprite: what is measured after it has none to make. */
export async function makePictures(cluster: Cluster, random: Random): Promise<void> {
  const workers = await cluster.startWorkers(2)
  await press(cluster, { count: cluster.kinds, random })
  await drain(cluster)
  while ((await withoutPictures(cluster.db)) > 0) await pause(300)
  await endAll(workers)
}
