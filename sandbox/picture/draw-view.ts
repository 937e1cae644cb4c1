import type { Frame, Plane } from './frame.ts'

/** A part of a picture: zoom 1 shows it all, more shows less; x and y say where that part lies, 0 to 1 between the edges. */
export type View = { zoom: number; x: number; y: number }

/** Fills `target` with a view of `source`, which has the same shape, with sub-pixel steps so that slow moves do not jump. */
export function drawView(source: Frame, target: Frame, view: View): void {
  for (const [index, plane] of source.planes.entries()) {
    const into = target.planes[index]
    if (into) drawPlane(plane, into, view)
  }
}

function drawPlane(source: Plane, target: Plane, { zoom, x, y }: View): void {
  const scaleX = (source.width - 1) / zoom / (target.width - 1)
  const scaleY = (source.height - 1) / zoom / (target.height - 1)
  const left = (source.width - 1) * (1 - 1 / zoom) * x
  const top = (source.height - 1) * (1 - 1 / zoom) * y
  const columns = new Int32Array(target.width)
  const weights = new Int32Array(target.width)
  for (let column = 0; column < target.width; column++) {
    const at = Math.min(source.width - 1.004, left + column * scaleX)
    columns[column] = at
    weights[column] = (at % 1) * 256
  }
  // Two rows of the source, stretched to the target's width in 1/256 of a step: most serve several rows of the target.
  let upper = new Int32Array(target.width)
  let lower = new Int32Array(target.width)
  let stretched = -2
  const into = target.data
  for (let row = 0, out = 0; row < target.height; row++) {
    const at = Math.min(source.height - 1.004, top + row * scaleY)
    const first = Math.trunc(at)
    if (first !== stretched) {
      ;[upper, lower] = [lower, upper]
      if (first !== stretched + 1) stretchRow(source, first, upper, columns, weights)
      stretchRow(source, first + 1, lower, columns, weights)
      stretched = first
    }
    const weight = Math.trunc((at % 1) * 256)
    for (let column = 0; column < target.width; column++, out++) {
      const above = upper[column] ?? 0
      into[out] = ((above << 8) + ((lower[column] ?? 0) - above) * weight + 0x8000) >> 16
    }
  }
}

function stretchRow(source: Plane, row: number, into: Int32Array, columns: Int32Array, weights: Int32Array): void {
  const { data, width } = source
  for (let column = 0; column < into.length; column++) {
    const index = row * width + (columns[column] ?? 0)
    const left = data[index] ?? 0
    into[column] = (left << 8) + ((data[index + 1] ?? 0) - left) * (weights[column] ?? 0)
  }
}
