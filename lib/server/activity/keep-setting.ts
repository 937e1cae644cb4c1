import { saveSetting } from '#lib/server/db/app-setting'
import type { Database } from '#lib/server/db/database'
import { type Deed, recordActivity } from './record-activity.ts'

/** Keeps what somebody set for everybody under a name, and writes down that they did, where it is not what was set before. */
export async function keepSetting(db: Database, name: string, value: unknown, deed: Deed): Promise<void> {
  await db.transaction(async (tx) => {
    if (await saveSetting(tx, name, value)) await recordActivity(tx, deed)
  })
}
