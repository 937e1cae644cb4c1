import { customType } from 'drizzle-orm/pg-core'

/** A moment at the precision of a JavaScript Date, so that what was read can be written back or compared without loss. */
export const moment = customType<{ data: Date; driverData: Date | string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: (value) => new Date(value),
})
