/** Outcome of a step of the start: what it made, or one sentence for the person at the terminal who can mend it. */
export type Checked<T extends object = object> = ({ ok: true } & T) | { ok: false; sentence: string }
