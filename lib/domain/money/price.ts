import type { Mode, Recipe } from '#lib/domain/recipe/recipe'
import { isMore, times } from './decimal.ts'

/** What a price depends on. `withImages`: by their documentation no price depends on the shape in any finer way. */
export type PriceFacts = Pick<Recipe, 'mode' | 'audio' | 'duration' | 'aspectRatio'> & { withImages: boolean }

/** One price in dollars, and for what it holds: each fact that is left out may be anything. */
export type PriceRule = { [Fact in keyof PriceFacts]?: PriceFacts[Fact] | undefined } & {
  per: 'second' | 'clip'
  usd: string
}

/** Dollars per second that a person entered, each null where not known, and the day (`2026-11-24`) on which they held. */
export type PriceTable = {
  asOf: string
  std: string | null
  stdSound: string | null
  pro: string | null
  proSound: string | null
}

/** Where prices are known from: the provider, with the time of its word in Unix ms, and a person's table. */
export type Prices = {
  provider: { rules: PriceRule[]; knownAt: number } | null
  table: PriceTable | null
}

/** Dollars that a clip is expected to cost, and who says so. */
export type Quote = { usd: string; source: 'provider' | 'table' }

export function priceFactsOf({
  mode,
  audio,
  duration,
  aspectRatio,
  images,
}: Omit<PriceFacts, 'withImages'> & { images: readonly unknown[] }): PriceFacts {
  return { mode, audio, duration, aspectRatio, withImages: images.length > 0 }
}

/** The price of a clip: the provider's where it names one, else the table's; null where neither does, which is not free. */
export function quoteOf({ provider, table }: Prices, facts: PriceFacts): Quote | null {
  const theirs = provider && priceBy(provider.rules, facts)
  if (theirs !== null) return { usd: theirs, source: 'provider' }
  const ours = table && priceBy(tableRules(table), facts)
  return ours === null ? null : { usd: ours, source: 'table' }
}

/** Where several prices fit, the highest: which of the provider's groups an account belongs to is not told. */
function priceBy(rules: readonly PriceRule[], facts: PriceFacts): string | null {
  const fits = (rule: PriceRule) =>
    (['mode', 'audio', 'duration', 'aspectRatio', 'withImages'] as const).every(
      (fact) => rule[fact] === undefined || rule[fact] === facts[fact],
    )
  return rules
    .filter(fits)
    .map(({ per, usd }) => (per === 'second' ? times(usd, facts.duration) : usd))
    .reduce<string | null>((highest, usd) => (highest === null || isMore(usd, highest) ? usd : highest), null)
}

function tableRules({ std, stdSound, pro, proSound }: PriceTable): PriceRule[] {
  const rows: [Mode, boolean, string | null][] = [
    ['std', false, std],
    ['std', true, stdSound],
    ['pro', false, pro],
    ['pro', true, proSound],
  ]
  return rows.flatMap(([mode, audio, usd]) => (usd === null ? [] : [{ mode, audio, per: 'second' as const, usd }]))
}
