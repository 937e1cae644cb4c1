/** A picture in limited-range BT.709 I420: full-size luma and two half-size chroma planes, all parts of one array. */
export type Frame = {
  width: number
  height: number
  data: Uint8Array<ArrayBuffer>
  planes: readonly [luma: Plane, u: Plane, v: Plane]
}

export type Plane = { width: number; height: number; data: Uint8Array<ArrayBuffer> }

/** A new frame; both sides must be even. */
export function createFrame(width: number, height: number): Frame {
  const size = width * height
  const data = new Uint8Array((size * 3) / 2)
  const half = { width: width / 2, height: height / 2 }
  return {
    width,
    height,
    data,
    planes: [
      { width, height, data: data.subarray(0, size) },
      { ...half, data: data.subarray(size, size * 1.25) },
      { ...half, data: data.subarray(size * 1.25) },
    ],
  }
}

/** Rounds up to an even number, as half-size chroma needs. */
export function even(value: number): number {
  return 2 * Math.ceil(value / 2)
}
