import { createContext, useContext } from 'react'

const SandboxContext = createContext(false)

/** Tells all below whether clips come from the sandbox. */
export const SandboxProvider = SandboxContext.Provider

/** Whether clips come from the sandbox, whose times say nothing about the provider's. */
export function useSandbox(): boolean {
  return useContext(SandboxContext)
}
