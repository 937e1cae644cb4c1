/** Where a recipe stands in an MP4: what the writer and the reader must agree on. */

/** The `uuid` box of an XMP packet. Source: XMP Specification part 3, "MPEG-4". */
export const XMP_UUID = uuidBytes('BE7ACFCB-97A9-42E8-9C71-999491E3AFAC')
/** The `uuid` box of a C2PA manifest, by which a file is signed. Source: C2PA Technical Specification, "Embedding manifests into BMFF-based assets". */
export const C2PA_UUID = uuidBytes('D8FEC3D6-1B0E-483C-9297-5828877EC481')
export const UUID_BYTES = 16

/** A `moov` of a clip of 15 s has about 10 kB. What is larger is not read. */
export const MAX_MOOV_BYTES = 16 * 1024 * 1024
/** The longest recipe makes a packet of about 150 kB. */
export const MAX_XMP_BYTES = 1024 * 1024

/** Whether these are exactly the bytes of that UUID; fewer, as a cut file has them, are not. */
export function isUuid(bytes: Uint8Array, uuid: Uint8Array): boolean {
  return bytes.length === uuid.length && uuid.every((byte, index) => bytes[index] === byte)
}

function uuidBytes(uuid: string): Uint8Array {
  return Uint8Array.from(uuid.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
