/** Whether nothing has the focus: what had it went, as a button does with what it was about. Whoever took that away leads it to what is left. */
export const focusIsLost = (): boolean => document.activeElement === document.body
