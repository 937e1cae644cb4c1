/** Limits on waiting, in ms unless the name says otherwise. None is documented by the provider: all are ours, and tests shorten them. */
export type Timeouts = {
  /** Name look-up, TCP and TLS together. */
  connectMs: number
  /** From the sent request to the end of the answer's headers. Uploads have only {@link Timeouts.uploadMs}: sending itself takes long. */
  headersMs: number
  /** Between two pieces of an answer's body. */
  idleMs: number
  /** A whole submission. Generous, because giving up early leaves the outcome unknown. */
  submitMs: number
  /** A whole image upload of up to 10 MB. */
  uploadMs: number
  /** A whole status, balance or models query. */
  queryMs: number
  /** A whole clip: one of 40 MB at the slowest rate that is allowed takes 81 min. */
  downloadMs: number
  /** Before a download that was cut goes on. */
  resumeMs: number
  /** A download that brings less than `minBytesPerSecond` over one such window is given up. */
  rateWindowMs: number
  minBytesPerSecond: number
}

/** The limits in use, unless a test shortens them. */
export const DEFAULT_TIMEOUTS: Timeouts = {
  connectMs: 10_000,
  headersMs: 60_000,
  idleMs: 30_000,
  submitMs: 90_000,
  uploadMs: 180_000,
  queryMs: 30_000,
  downloadMs: 2 * 60 * 60_000,
  resumeMs: 1_000,
  rateWindowMs: 60_000,
  minBytesPerSecond: 8_192,
}
