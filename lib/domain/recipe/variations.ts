/** The most takes that one press makes. */
export const VARIATIONS_MAX = 4
