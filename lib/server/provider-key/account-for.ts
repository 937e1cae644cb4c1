import type { ProviderAccount } from '#lib/server/config'

/**
 * Whom to ask about what was sent to an address before. The sandbox goes on with what it was sent after there is a key; everything else is
 * asked of the provider in use. Another port on the same host is the same sandbox, started anew.
 */
export function accountFor(sentTo: string | null, inUse: ProviderAccount, sandbox: ProviderAccount): ProviderAccount {
  if (sentTo === null || sentTo === inUse.baseUrl) return inUse
  return new URL(sentTo).hostname === new URL(sandbox.baseUrl).hostname ? sandbox : inUse
}
