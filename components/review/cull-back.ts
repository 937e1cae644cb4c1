/** Where somebody who goes through clips came from. */
export type CullBack = '/wall' | `/wall/${string}` | `/wall?${string}`
