import { readFileSync } from 'node:fs'

/** Of a second, as Linux counts a process's time. */
const TICKS = 100

/** CPU that a process has used so far, without its children: in seconds. Linux alone. */
export function cpuSeconds(pid: number): number {
  // From the third field on: the second is a name that may have spaces and brackets of its own.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')
  // utime and stime, the 14th and 15th field of all.
  return (Number(stat?.[11]) + Number(stat?.[12])) / TICKS
}
