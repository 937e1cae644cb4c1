import type { MediaExt, MediaName } from './media-name.ts'

/** What a listing tells of a file. `modifiedAt`: Unix ms. */
export type ListedMedia = { name: MediaName; bytes: number; modifiedAt: number }

export type StoredMedia = { name: MediaName; sha256: string; bytes: number }

/** How the listener serves a file: from an open descriptor, or by sending the browser elsewhere. */
export type OpenMedia =
  | { kind: 'file'; fd: number; bytes: number; close: () => Promise<void> }
  | { kind: 'redirect'; location: string }

/**
 * A file in the making. It is in nobody's way until `keep`: a crash leaves a temporary file that the sweep removes.
 * After `keep` or `discard` it takes no more bytes.
 */
export type MediaWriter = {
  /** A local file that holds all bytes written so far, to be looked into before it is kept. */
  readonly path: string
  /** Bytes written so far. */
  readonly bytes: number
  /** Chunks are written in the order of the calls; await each. Throws StorageUnavailable when the store cannot take it. */
  write(chunk: Uint8Array): Promise<void>
  /** Makes the bytes durable under their name. Once this resolves, they survive a crash. Equal bytes stored before are fine. */
  keep(ext: MediaExt): Promise<StoredMedia>
  /** Throws the bytes away. Harmless after `keep` and when called twice. */
  discard(): Promise<void>
}

/**
 * Where clips, posters and images live. Content addressed: a name's bytes never change, storing twice is storing once.
 * Every method that writes throws StorageUnavailable when the disk is full or not writable.
 */
export type MediaStore = {
  openWrite(): Promise<MediaWriter>
  put(source: Uint8Array | AsyncIterable<Uint8Array>, ext: MediaExt): Promise<StoredMedia>
  /** Size in bytes, or null when there is no such file. */
  stat(name: MediaName): Promise<{ bytes: number } | null>
  /** All bytes of a file, or null when there is no such file. For images; clips are opened. */
  read(name: MediaName): Promise<Uint8Array | null>
  /** For serving. The caller closes what it was given; a file deleted meanwhile stays readable until then. */
  open(name: MediaName): Promise<OpenMedia | null>
  /**
   * True when there was such a file and it is gone.
   * @param options.writtenBefore Unix ms: one that was stored then or later, if only once more, stays, whenever it comes
   */
  delete(name: MediaName, options?: { writtenBefore: number }): Promise<boolean>
  /**
   * The files whose SHA-256 begins with two given hex digits, in no order: with all 256 beginnings every file comes once, and none of them is
   * more than a small part of the store.
   */
  list(beginning: string): AsyncIterable<ListedMedia>
  /** Removes temporary files that nobody has written to for an hour before `now` (Unix ms); answers how many. */
  sweepTemporary(now: number): Promise<number>
  /** Where a file lies, for stores that are a local folder. */
  pathOf?(name: MediaName): string
}
