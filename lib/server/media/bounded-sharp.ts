import sharp from 'sharp'

// One thread and no cache per picture: pictures come one at a time, and the memory of one is the most we ever hold.
sharp.cache(false)
sharp.concurrency(1)

/** sharp with its memory bounded; the only way this folder gets at it. */
export const boundedSharp = sharp
