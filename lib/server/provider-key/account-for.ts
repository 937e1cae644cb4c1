import type { ProviderAccount } from '#lib/server/config'

type Sent = {
  baseUrl: string | null
  /** Null where nobody wrote it down: then the address tells. */
  sandbox: boolean | null
}

/**
 * Whom to ask about what was sent before. The sandbox goes on with what it was sent after there is a key; everything else is asked of the
 * provider in use. Another port on the same host is the same sandbox, started anew.
 */
export function accountFor(sent: Sent | undefined, inUse: ProviderAccount, sandbox: ProviderAccount): ProviderAccount {
  return sent && wasSandbox(sent, inUse, sandbox) ? sandbox : inUse
}

function wasSandbox({ baseUrl, sandbox: told }: Sent, inUse: ProviderAccount, sandbox: ProviderAccount): boolean {
  if (told !== null) return told
  if (baseUrl === null || baseUrl === inUse.baseUrl) return false
  return new URL(baseUrl).hostname === new URL(sandbox.baseUrl).hostname
}
