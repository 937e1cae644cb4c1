/** Below this length a key is a placeholder, such as the sandbox's, and its letters may well be part of an address. */
const SHORTEST_SECRET = 8

/** A function that takes the key out of a text. A provider may echo it in an answer, and answers are stored and shown. */
export function createScrubber(apiKey: string): (text: string) => string {
  return apiKey.length < SHORTEST_SECRET ? (text) => text : (text) => text.replaceAll(apiKey, '[key]')
}
