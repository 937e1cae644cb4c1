import { type DestinationStream, type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'
import { logContext } from './log-context.ts'

/**
 * The log of a process: a line of JSON each. What a line is about (`logContext`) stands in it, whoever writes it.
 * @param base stands in every line
 * @param to where it goes; stdout unless given
 */
export function createLog(level: string, base: object, to?: DestinationStream): Logger {
  const options = { level, base, serializers: { error: describeError }, mixin: () => ({ ...logContext.current() }) }
  return to ? pino(options, to) : pino(options)
}
