/** Of one run: CPU time of all threads in ms, resident memory at its highest in MiB, sizes in kB. */
export type Cost = { cpuMs: number; peakMb: number; posterKb: number; spriteKb: number }
