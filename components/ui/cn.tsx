import { clsx } from 'clsx'

/** Joins class names, leaving out what is false. Components own their classes, so none has to win over another. */
export const cn = clsx
