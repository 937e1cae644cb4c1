import { PAGE_LIMIT } from '#lib/domain/wall/scroll-map'
import { hundredth, TWO_COLUMNS_BELOW } from '#lib/domain/wall/strip'
import { nextRank } from './next-rank.ts'
import { passBy } from './pass-by.ts'
import { placedEntries } from './placed-entries.ts'
import { createPlan } from './plan.ts'
import { createScroller } from './scroller.ts'
import { keepToday } from './today.ts'
import { tellPlace, toldPlace } from './told-place.ts'
import { wantDrawn, withUncounted } from './uncounted.ts'
import { visiblePart } from './visible-part.ts'
import { wallKeeper } from './wall-keeper.ts'

/** All of a wall that its first sight can do without: it comes when that has been drawn. */
export const engine = {
  createPlan,
  hundredth,
  createScroller,
  visiblePart,
  placedEntries,
  nextRank,
  passBy,
  tellPlace,
  toldPlace,
  wantDrawn,
  withUncounted,
  wallKeeper,
  keepToday,
  PAGE_LIMIT,
  TWO_COLUMNS_BELOW,
}
export type WallEngine = typeof engine
