/** Luma in BT.709, limited range, from 8-bit RGB. Source: ITU-R BT.709 and the usual 219/224 scaling. */
export function lumaOf(r: number, g: number, b: number): number {
  return 16 + 0.18259 * r + 0.61423 * g + 0.06201 * b
}

/** Blue chroma, likewise. */
export function uOf(r: number, g: number, b: number): number {
  return 128 - 0.10064 * r - 0.33857 * g + 0.43922 * b
}

/** Red chroma, likewise. */
export function vOf(r: number, g: number, b: number): number {
  return 128 + 0.43922 * r - 0.39894 * g - 0.04027 * b
}
