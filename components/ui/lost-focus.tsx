/** Whether nothing has the focus: what had it went, as a button does with what it was about. Whoever took that away leads it to what is left. */
export const focusIsLost = (): boolean => document.activeElement === document.body

/** Gives the focus to the first control within. */
export function focusFirst(within: Element | null): void {
  within
    ?.querySelector<HTMLElement>('a[href], button:not([disabled]), input:not([disabled]), select:not([disabled])')
    ?.focus()
}

/** The row of a list that stands behind this one, or before it where it is the last; null where it is alone. */
export const neighbourOf = (row: Element | null): Element | null =>
  row?.nextElementSibling ?? row?.previousElementSibling ?? null
