import { objectOf, textOf } from './json-fields.ts'

/** What an error body says. `codes` holds every machine-readable word in it, best first, in lower case. */
export type Problem = { code: string | null; message: string | null; codes: readonly string[] }

/**
 * Reads an error in any of the shapes that are met: `{error: {code, message, type}}` with `code` a word or a number,
 * `{success: false, message}`, `{code, message, data: null}`, `{error: "text"}`, a message that is itself such JSON,
 * and anything else (HTML, nothing), which says nothing. Never throws.
 */
export function readProblem(body: unknown): Problem {
  return read(body, 2)
}

function read(body: unknown, depth: number): Problem {
  const outer = objectOf(body)
  const inner = objectOf(outer.error)
  const said = inner.message ?? outer.message ?? (typeof outer.error === 'string' ? outer.error : undefined)
  const nested = depth > 0 ? nestedProblem(said, depth) : null

  const own = [inner.code, outer.code, inner.type, outer.type].flatMap((value) => textOf(value, 100) ?? [])
  // A number only repeats the HTTP status, so a word is the better name.
  const words = own.filter((code) => !/^\d+$/.test(code))
  const codes = [...(nested?.codes ?? []), ...own].map((code) => code.toLowerCase())
  return {
    code: nested?.code ?? words[0] ?? own[0] ?? null,
    message: nested?.message ?? textOf(said),
    codes,
  }
}

function nestedProblem(message: unknown, depth: number): Problem | null {
  if (typeof message !== 'string' || !message.trimStart().startsWith('{')) return null
  try {
    return read(JSON.parse(message), depth - 1)
  } catch {
    return null
  }
}
