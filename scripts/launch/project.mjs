import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The project's folder. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

const quickImports = pathToFileURL(path.join(PROJECT, 'scripts', 'launch', 'quick-imports.mjs'))

/** The environment of all processes that makes their starts quicker: what was compiled is kept between them, and imports cost less (`quick-imports.mjs`). */
export const QUICK = {
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(PROJECT, 'node_modules', '.cache', 'inbetween'),
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${quickImports}`.trim(),
}
