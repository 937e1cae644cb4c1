import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

/** Our own, of package.json. */
export function readVersion(): string {
  const file = readFileSync(path.join(process.cwd(), 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version
}
