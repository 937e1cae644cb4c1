import type { MediaExt, MediaName } from './media-name.ts'

/** What a listing tells of a file. `modifiedAt`: Unix ms. */
export type ListedMedia = { name: MediaName; bytes: number; modifiedAt: number }

export type StoredMedia = { name: MediaName; sha256: string; bytes: number }

/** A file that can be read: by an open descriptor of this machine, or from a store elsewhere, piece by piece. */
export type OpenMedia =
  | { kind: 'file'; fd: number; bytes: number; close: () => Promise<void> }
  | { kind: 'remote'; bytes: number; read: (start: number, length: number) => AsyncIterable<Uint8Array> }

/** An address at which a browser gets a file from the store itself. `freshMs`: how long it may go on handing it out. */
export type MediaAddress = { url: string; freshMs: number }

/** A file at a path of this machine until `release`: the stored one itself or a copy, so nobody writes to it. */
export type LocalFile = { path: string; release: () => Promise<void> }

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
 * Every method that writes throws StorageUnavailable when the disk is full or not writable, and every method of a store elsewhere when that is away.
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
   * @param options.olderThanMs by the store's own clock: one that was stored since, if only once more, stays, whenever it comes
   */
  delete(name: MediaName, options?: { olderThanMs: number }): Promise<boolean>
  /**
   * The files whose SHA-256 begins with two given hex digits, in no order: with all 256 beginnings every file comes once, and none of them is
   * more than a small part of the store.
   */
  list(beginning: string): AsyncIterable<ListedMedia>
  /** Removes temporary files that nobody has written to for an hour, by the clock of their file system; answers how many. */
  sweepTemporary(): Promise<number>
  /** For programs that want a path, such as a decoder. Null when there is no such file. */
  localFile(name: MediaName): Promise<LocalFile | null>
  /**
   * For stores that browsers can reach: where this file is had, for whoever may see it. Nobody looks whether it is there.
   * @param disposition the Content-Disposition that it comes with, if any
   */
  addressOf?(name: MediaName, disposition: string | null): Promise<MediaAddress>
  /** The origin of those addresses, which pages are allowed to show media from. */
  readonly origin?: string
}
