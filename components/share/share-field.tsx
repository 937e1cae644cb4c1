import type { ReactNode } from 'react'

/** A control under its name. @param id the control's */
export function ShareField({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-muted text-sm">
        {label}
      </label>
      {children}
    </div>
  )
}
