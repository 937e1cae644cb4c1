/** How a task became known; `outcome` of the attempt says it in these words, which all begin alike: the ledger reads them. */
export const FOUND_BY = {
  lookup: 'found by look-up',
  webhook: 'found by a webhook',
  person: 'found by a person',
  journal: 'found in the submit journal',
} as const

/** `outcome` of an attempt that was never sent, because an earlier one turned up. */
export const NOT_NEEDED = 'not sent: an earlier one was found'
