/**
 * Every number that decides what may be asked of the provider, each with its source.
 * The hint beside a control, the check in the browser and the check on the server all read this table.
 */

/** Prompt and negative prompt, in Unicode code points after trimming. Source: ToAPIs' kling-v2-6 page and Kling's own documentation. */
export const PROMPT_LIMITS = { min: 1, max: 2500 } as const
export const NEGATIVE_PROMPT_MAX = 2500

/**
 * Clip lengths in seconds. Source: the Kling v3 page lists 5, 10 and 15, the last one without images only.
 * Newer copies of that page allow every second from 3 to 15: adding a row here is all it takes.
 */
export const DURATIONS = [
  { seconds: 5, withImages: true },
  { seconds: 10, withImages: true },
  { seconds: 15, withImages: false },
] as const

/** Source: the Kling v3 page; `height` is the short side that the mode stands for (720P, 1080P). */
export const MODES = { std: { height: 720 }, pro: { height: 1080 } } as const

/** Source: the Kling v3 page, `aspect_ratio`. */
export const ASPECT_RATIOS = {
  '16:9': { width: 16, height: 9 },
  '9:16': { width: 9, height: 16 },
  '1:1': { width: 1, height: 1 },
} as const

/** How many images a role takes. Frames: one each, by their meaning. References: no limit is documented, so a soft one of our own. */
export const ROLE_LIMITS = { first_frame: 1, last_frame: 1, reference: 4 } as const

export const IMAGE_LIMITS = {
  /** ToAPIs says "10 MB" and not which: the smaller reading. */
  maxBytes: 10_000_000,
  /** Pixels, each side. Source: Kling's image rules. */
  minSide: 300,
  /** Long side over short side. Source: Kling's image rules, 1:2.5 to 2.5:1. */
  maxRatio: 2.5,
  /** Pixels that we are willing to decode; ours, against decompression bombs. 100 megapixels is a medium-format photograph. */
  maxPixels: 100_000_000,
  /** Longest side that we send on; ours: four times what a 1080P clip can show. */
  maxSide: 4096,
  /** Longest side of an original that is kept only to be cropped; ours: what every browser draws. */
  maxOriginalSide: 16_384,
} as const

/** Formats that `uploadImage` takes, by content. All leave as JPEG or PNG, the only ones that Kling documents. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const

/** How long an answered upload URL is used again, in ms. Its lifetime is not documented; half a day is well inside the 24 h of results. */
export const UPLOADED_URL_REUSE_MS = 12 * 3600_000

/** Life of a result link in ms when the provider does not say. Source: every documented sample, `expires_at` = `completed_at` + 86400. */
export const RESULT_LIFETIME_MS = 24 * 3600_000
