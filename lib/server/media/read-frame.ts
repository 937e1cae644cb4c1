import type { Sharp } from 'sharp'

/**
 * A frame of the clip at `seconds`, upright and in square pixels.
 * `no_decoder`: this reader cannot work here, or does not know the codec. Throws when the clip cannot be decoded.
 */
export type ReadFrame = (path: string, seconds: number) => Promise<Sharp | 'no_decoder'>
