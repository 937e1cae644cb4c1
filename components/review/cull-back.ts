/** Where somebody who goes through clips came from, and where they go on to. */
export type CullBack = '/wall' | `/wall/${string}` | `/wall?${string}`
