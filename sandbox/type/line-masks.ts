import type { Mask } from './set-text.ts'

/** A run of inked rows lower than this, in ems, is a dot or an accent that belongs to the letters below it. */
const LOWEST_LINE = 0.4

/** Splits set text into its lines, each with its distance from the top, so that they can come in one after another. */
export function lineMasks(mask: Mask, em: number): { top: number; mask: Mask }[] {
  const inked = (row: number) => mask.data.subarray(row * mask.width, (row + 1) * mask.width).some((ink) => ink > 0)
  const lines: { top: number; mask: Mask }[] = []
  let top: number | undefined
  for (let row = 0; row <= mask.height; row++) {
    if (row < mask.height && inked(row)) top ??= row
    else if (top !== undefined && (row === mask.height || row - top >= LOWEST_LINE * em)) {
      const data = mask.data.subarray(top * mask.width, row * mask.width)
      lines.push({ top, mask: { data, width: mask.width, height: row - top } })
      top = undefined
    }
  }
  return lines
}
