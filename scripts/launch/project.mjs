import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Compiled code of all processes, kept between starts: saves about a sixth of a start's work. */
export const COMPILED = path.join(PROJECT, 'node_modules', '.cache', 'inbetween')
