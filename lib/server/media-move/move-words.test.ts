import { describe, expect, it } from 'vitest'
import { readConfig } from '#lib/server/config'
import type { Moved } from './move-media.ts'
import { inBytes, outcomeInWords, progressInWords } from './move-words.ts'

const S3 = {
  S3_ENDPOINT: 'https://s3.example',
  S3_BUCKET: 'clips',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'hush',
}
const configWith = (env: Record<string, string>) => {
  const read = readConfig({ ...S3, DATA_DIR: '/srv/data', ...env })
  if (!read.ok) throw new Error(read.sentence)
  return read.config
}
const moved: Moved = {
  of: { files: 1200, bytes: 4_000_000_000 },
  there: { files: 300, bytes: 1_000_000_000 },
  copied: { files: 300, bytes: 1_000_000_000 },
  removed: 0,
  damaged: [],
}

describe('what the move says', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_234_567, '1.2 MB'],
    [123_456_789_000, '123 GB'],
  ])('says %i bytes as %s', (bytes, text) => expect(inBytes(bytes)).toBe(text))

  it('says how far it is and how long it will take', () => {
    expect(progressInWords(moved, 60_000)).toBe('300 of 1,200 files (1.0 GB of 4.0 GB) are there; about 3 min left')
  })

  it('says what to set once all is there', () => {
    expect(outcomeInWords(moved, configWith({ MEDIA_STORE: 'disk' }), 's3')).toEqual([
      '300 files (1.0 GB) are in the bucket clips at https://s3.example, each read back and compared by its SHA-256; 300 files came now.',
      'Inbetween still uses the folder /srv/data/media. Now set MEDIA_STORE=s3, restart it, and run this once more for what was stored until then.',
    ])
  })

  it('says which files were left out', () => {
    const lines = outcomeInWords({ ...moved, damaged: ['ab.mp4'] }, configWith({}), 's3')
    expect(lines.slice(1, 3)).toEqual([
      '1 file in the folder /srv/data/media is not what the name says, and left out:',
      'ab.mp4',
    ])
  })
})
