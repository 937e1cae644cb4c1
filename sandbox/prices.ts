import type { GenerationRequest } from './generation-request.ts'

/** 200 credits are one dollar. Source: `credits_per_usd` in ToAPIs' balance answer. */
export const CREDITS_PER_USD = 200

/**
 * Play money, in ten-thousandths of a dollar per second. ToAPIs' own price of kling-v3 is not known; these are Kling's list
 * prices, so that amounts on the screen have a likely size.
 */
const PER_SECOND = { std: { silent: 840, sound: 1260 }, pro: { silent: 1120, sound: 1680 } } as const

const decimal = (tenThousandths: number) => String(tenThousandths / 10_000)

/** Cost of one clip as decimal strings, the way `billing` has them. */
export function costOf(request: Pick<GenerationRequest, 'mode' | 'audio' | 'duration'>): {
  credits: string
  cost_usd: string
} {
  const cost = PER_SECOND[request.mode][request.audio ? 'sound' : 'silent'] * request.duration
  return { credits: decimal(cost * CREDITS_PER_USD), cost_usd: decimal(cost) }
}

/** The body of `GET /v1/pricing?model=kling-v3`. */
export function pricingBody(): unknown {
  const prices = (['std', 'pro'] as const).flatMap((mode) =>
    ([false, true] as const).map((audio) => ({
      group: 'default',
      conditions: { mode, audio },
      charge_type: 'per_second',
      price_basis: 'output',
      unit: 'second',
      unit_price: decimal(PER_SECOND[mode][audio ? 'sound' : 'silent']),
    })),
  )
  return {
    object: 'list',
    currency: 'USD',
    data: [{ id: 'kling-v3', type: 'video', prices }],
    has_more: false,
    next_after: null,
  }
}
