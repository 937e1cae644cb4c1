import type { Dispatcher } from 'undici'
import type { PriceRule } from '#lib/domain/money/price'
import { type Account, type Answer, callApi } from './call-api.ts'
import { decimalOf, listOf, objectOf } from './json-fields.ts'
import type { PricingOutcome } from './outcomes.ts'
import { isOk, readFailure } from './read-failure.ts'

/** `GET /v1/pricing?model=kling-v3`: what a clip costs this key. Not there before about October 2026, so any failure means: not known. */
export async function pricing(dispatcher: Dispatcher, account: Account) {
  const answer = await callApi(dispatcher, account, {
    method: 'GET',
    path: '/pricing?model=kling-v3',
    totalMs: account.timeouts.queryMs,
  })
  return { outcome: readPricing(answer), httpStatus: answer.kind === 'answered' ? answer.httpStatus : null }
}

function readPricing(answer: Answer): PricingOutcome {
  if (answer.kind === 'silent' || !isOk(answer.httpStatus) || !answer.body.readable) return readFailure(answer)
  const { data, currency } = objectOf(answer.body.value)
  if (!Array.isArray(data)) return readFailure(answer)
  // Another currency is no price that we can show; an empty list is not free.
  if (currency !== undefined && currency !== 'USD') return { kind: 'listed', rules: [] }
  const models = data.map(objectOf).filter((model) => model.id === 'kling-v3')
  return {
    kind: 'listed',
    rules: models.flatMap((model) => listOf(model.prices).flatMap((price) => readRule(price) ?? [])),
  }
}

const PER = { per_second: 'second', per_request: 'clip' } as const

/** A price whose conditions we do not understand in full might not be meant for us: it is left out. */
function readRule(value: unknown): PriceRule | null {
  const { charge_type: chargeType, unit_price: unitPrice, conditions } = objectOf(value)
  const usd = decimalOf(unitPrice)
  const per = chargeType === 'per_second' || chargeType === 'per_request' ? PER[chargeType] : null
  if (usd === null || usd.startsWith('-') || per === null) return null
  const facts = Object.entries(objectOf(conditions)).map(([key, said]) => readCondition(key.toLowerCase(), said))
  return facts.includes(null) ? null : { ...Object.assign({}, ...facts), per, usd }
}

/** One condition as a fact of ours. The keys that ToAPIs uses for Kling are not documented: these are the request's own names and their kin. */
function readCondition(key: string, said: unknown): Partial<PriceRule> | null {
  const word = String(said).toLowerCase()
  switch (key) {
    case 'mode':
    case 'quality':
    case 'resolution':
      if (word === 'std' || word === '720p') return { mode: 'std' }
      return word === 'pro' || word === '1080p' ? { mode: 'pro' } : null
    case 'audio':
    case 'sound':
      if (word === 'true' || word === 'on') return { audio: true }
      return word === 'false' || word === 'off' ? { audio: false } : null
    case 'duration':
      return /^\d{1,3}s?$/.test(word) ? { duration: Number.parseInt(word, 10) } : null
    case 'aspect_ratio':
      return word === '16:9' || word === '9:16' || word === '1:1' ? { aspectRatio: word } : null
    case 'type':
    case 'task_type':
      if (/^text[_-]?(to|2)[_-]?video$/.test(word)) return { withImages: false }
      return /^image[_-]?(to|2)[_-]?video$/.test(word) ? { withImages: true } : null
    default:
      return null
  }
}
