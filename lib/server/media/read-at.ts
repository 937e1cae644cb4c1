import { read } from 'node:fs'
import type { ReadAt } from '#lib/domain/recipe-file/mp4-box'

/** Reads of an open file. Rejects when the system cannot read; the end of the file only makes an answer shorter. */
export function readAt(fd: number): ReadAt {
  return (start, length) =>
    new Promise((resolve, reject) => {
      read(fd, Buffer.alloc(length), 0, length, start, (error, bytesRead, buffer) => {
        if (error) reject(error)
        else resolve(buffer.subarray(0, bytesRead))
      })
    })
}
