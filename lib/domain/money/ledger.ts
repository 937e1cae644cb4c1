import * as z from 'zod/mini'
import { MODES } from '#lib/domain/limits'
import type { Mode } from '#lib/domain/recipe/recipe'

/** What the ledger for people shows. Times are Unix milliseconds; amounts are decimal texts, and null means not said, never nothing. */

/** What became of an attempt; the screen has one sentence for each (`ledger.outcome` in messages). */
export const ATTEMPT_OUTCOMES = [
  /** Not sent yet. */
  'waiting',
  /** On its way: no answer so far. */
  'sending',
  'accepted',
  /** No clear answer came, and it was found afterwards: by our own id, a webhook, a person or the submit journal. */
  'found',
  'refused',
  'unclear',
  /** It was tried, and surely nothing left. */
  'not_sent',
  /** Nothing was sent, and nothing will be. */
  'never_sent',
] as const

/** What an attempt cost (`ledger.cost` in messages). */
export const COST_KINDS = [
  'settled',
  'refunded',
  /** The provider says that it has not settled it yet. */
  'pending',
  'not_said',
  /** Surely nothing: the provider did not take it. */
  'none',
  /** Made in the sandbox, before there was a key. */
  'sandbox',
] as const

const amount = z.nullable(z.string())

const ledgerEntrySchema = z.object({
  id: z.string(),
  generationId: z.string(),
  /** Name of who made the generation; null where the team is one person. */
  by: z.nullable(z.string()),
  /** Which attempt of its generation it is, from 1. */
  number: z.number(),
  /** When it was sent, or made while it was not. */
  at: z.number(),
  /** The day of `at` in the ledger's time zone, as `2026-11-24`. */
  day: z.string(),
  /** The beginning of the prompt. */
  prompt: z.string(),
  mode: z.custom<Mode>((value) => typeof value === 'string' && value in MODES),
  /** Seconds. */
  duration: z.number(),
  audio: z.boolean(),
  outcome: z.enum(ATTEMPT_OUTCOMES),
  /** The provider's or the wire's own word for it. */
  detail: z.nullable(z.string()),
  cost: z.object({ kind: z.enum(COST_KINDS), credits: amount, usd: amount }),
})
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>

/** What attempts come to together. */
const totals = {
  attempts: z.number(),
  accepted: z.number(),
  /** What settled attempts cost together. A sum is null where one of them does not say: it would be too small. */
  settled: z.object({ count: z.number(), credits: amount, usd: amount }),
  /** Paid and paid back, so that it cost nothing in the end. */
  refunded: z.number(),
  /** Attempts that may have cost something and of which no amount is known. */
  unknown: z.number(),
}
const totalsSchema = z.object(totals)
export type LedgerTotals = z.infer<typeof totalsSchema>

const ledgerDaySchema = z.object({ day: z.string(), ...totals })
export type LedgerDay = z.infer<typeof ledgerDaySchema>

/** `GET /api/ledger?cursor=`: newest first. `days` has the totals of every day that begins on this page. */
export const ledgerPageSchema = z.object({
  entries: z.array(ledgerEntrySchema),
  days: z.array(ledgerDaySchema),
  nextCursor: z.nullable(z.string()),
  /** The time zone in which days are counted. */
  timeZone: z.string(),
})
export type LedgerPage = z.infer<typeof ledgerPageSchema>

/** What one person's attempts of a month come to. */
export type LedgerPerson = LedgerTotals & { id: string; name: string }

/** A month of the ledger by person, who spent most first. Months are written `2026-11`. */
export type LedgerMonth = { month: string; people: LedgerPerson[]; before: string | null; after: string | null }

/** The month that an address asks for; undefined for anything that is none. */
export function askedMonth(text: unknown): string | undefined {
  return typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : undefined
}
