import * as z from 'zod'

const entrySchema = z.object({
  kind: z.enum(['accepted', 'replayed']),
  taskId: z.string(),
  clientBusinessId: z.nullable(z.string()),
  body: z.record(z.string(), z.unknown()),
})
export type LedgerEntry = z.infer<typeof entrySchema>

/** What the sandbox took on, and so what would have been paid for, in the order in which it came. */
export async function readLedger(sandboxUrl: string): Promise<LedgerEntry[]> {
  const response = await fetch(`${sandboxUrl}/__sandbox/ledger`)
  return z.object({ entries: z.array(entrySchema) }).parse(await response.json()).entries
}

/** Scripts faults; see sandbox/README.md. */
export async function planFaults(sandboxUrl: string, plans: readonly object[]): Promise<void> {
  const response = await fetch(`${sandboxUrl}/__sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(plans),
  })
  if (!response.ok) throw new Error(`the sandbox refused the plans: ${await response.text()}`)
}

/** Ends all scripted faults. */
export async function clearFaults(sandboxUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/__sandbox/faults`, { method: 'DELETE' })
  if (!response.ok) throw new Error(`the sandbox kept its plans: ${response.status}`)
}

/** How often the scripted faults will still strike. */
export async function turnsLeft(sandboxUrl: string): Promise<number> {
  const response = await fetch(`${sandboxUrl}/__sandbox/faults`)
  const { plans } = z.object({ plans: z.array(z.object({ times: z.number() })) }).parse(await response.json())
  return plans.reduce((sum, plan) => sum + plan.times, 0)
}

/** Has the sandbox tell an address of every task that ends. */
export async function sendWebhooks(sandboxUrl: string, target: { url: string; secret: string }): Promise<void> {
  const response = await fetch(`${sandboxUrl}/__sandbox/webhooks`, { method: 'POST', body: JSON.stringify(target) })
  if (!response.ok) throw new Error(`the sandbox refused the address: ${await response.text()}`)
}
