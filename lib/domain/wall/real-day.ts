/** Whether a text names a day that the calendar has, as `2026-11-24`. JavaScript takes the 30th of February for the 2nd of March; PostgreSQL refuses it. */
export function isRealDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
