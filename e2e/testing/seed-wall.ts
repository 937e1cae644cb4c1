import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import sharp from 'sharp'
import { posterPixels } from '#lib/domain/clip/poster'
import { SPRITE, spritePlace } from '#lib/domain/clip/sprite'
import type { MediaStore } from '#lib/server/storage/media-store'
import { databaseUrlOf } from './database.ts'
import { mediaOf } from './store.ts'

const CLIP = readFileSync(new URL('../../lib/server/media/testing/dark-then-bars.mp4', import.meta.url))
const SHAPES = [
  { ratio: '16:9', width: 1280, height: 720 },
  { ratio: '9:16', width: 720, height: 1280 },
  { ratio: '1:1', width: 720, height: 720 },
  { ratio: '16:9', width: 1280, height: 720 },
] as const
const FILES = 24
/** As the worker makes posters. */
const JPEG = { progressive: true, mozjpeg: true } as const
const QUALITY = { large: 80, small: 60 } as const
const PROMPTS = [
  'A red fox trots through fresh snow, low sun behind the birches',
  '清晨的茶园,薄雾在山谷间流动,镜头缓缓推进',
  'Paper boats drift down a gutter after the storm, close to the water',
  'A lighthouse keeper climbs the last steps, lamp swinging, waves below',
  '雨夜的霓虹街道,撑伞的行人走过积水',
  'Slow dolly along a workbench where a violin is being varnished',
  'Two children chase a kite over the dunes, wind in the grass',
]

/**
 * Fills the wall of a running app with ready clips that share a few real files: posters and sprites as the worker makes them, and a small MP4. The rows
 * are made by the database itself, so a million takes a minute. They are spread over days as a team would make them, newest last: the wall begins with a whole day, yesterday, whatever
 * the hour. The rules for single rows are off while rows are put in as ready.
 * @param dataDir of the app
 */
export async function seedWall(dataDir: string, count: number): Promise<void> {
  const store = await mediaOf(dataDir)
  const client = new pg.Client({ connectionString: databaseUrlOf(dataDir) })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const clips: string[] = []
    for (let i = 0; i < FILES; i += 1) clips.push(await addClip(client, store, i))
    await client.query(ROWS, [count, clips, PROMPTS, SHAPES.map((shape) => shape.ratio), daysFor(count)])
    await client.query(
      'insert into generation_words select id, words_of(prompt) from generations on conflict do nothing',
    )
    await client.query('select wall_days_recount((select time_zone from wall_zone))')
    await client.query('commit')
    await client.query('vacuum analyze generations, generation_words')
  } finally {
    await client.end()
  }
}

/** How many days a team takes for so many clips. */
function daysFor(count: number): number {
  return Math.max(30, Math.min(1000, Math.round(count / 150)))
}

/** Every file is one of its own by a few bytes that players skip. */
async function addClip(client: pg.Client, store: MediaStore, i: number): Promise<string> {
  const { ratio: _, width, height } = SHAPES[i % SHAPES.length] ?? SHAPES[0]
  const free = Buffer.alloc(12)
  free.writeUInt32BE(12, 0)
  free.write('free', 4)
  free.writeUInt32BE(i, 8)
  const clip = await store.put(Buffer.concat([CLIP, free]), 'mp4')
  const picture = await makePicture(i, width, height)
  const poster = await store.put(picture, 'jpg')
  const small = await store.put(
    await sharp(picture)
      .resize(posterPixels({ width, height }, 'small'))
      .jpeg({ ...JPEG, quality: QUALITY.small })
      .toBuffer(),
    'jpg',
  )
  const sprite = await store.put(await makeSprite(picture), 'jpg')
  await client.query(
    `insert into clips (sha256, bytes, width, height, duration_ms, has_audio, poster_sha256, small_poster_sha256, sprite_sha256)
     values ($1, $2, $3, $4, 5000, false, $5, $6, $7)
     on conflict do nothing`,
    [clip.sha256, CLIP.length + 12, width, height, poster.sha256, small.sha256, sprite.sha256],
  )
  return clip.sha256
}

/** A picture with as much in it as a film's frame: 30 to 60 kB as a poster. */
function makePicture(i: number, width: number, height: number): Promise<Buffer> {
  const hue = (n: number) =>
    `hsl(${(i * 47 + n * 31) % 360} ${40 + ((i + n) % 4) * 12}% ${20 + ((i * 7 + n * 13) % 50)}%)`
  const random = createHash('sha256').update(String(i)).digest()
  const shapes = [...random].map((byte, n) => {
    const at = (part: number) => ((byte * (part + 3) * 7 + n * 53) % 101) / 100
    return `<ellipse cx="${at(1) * width}" cy="${at(2) * height}" rx="${at(3) * width * 0.3}" ry="${at(4) * height * 0.2}" fill="${hue(n)}" fill-opacity="0.7"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${hue(0)}"/>${shapes.join('')}</svg>`
  return sharp(Buffer.from(svg))
    .resize(posterPixels({ width, height }, 'large'))
    .jpeg({ ...JPEG, quality: QUALITY.large })
    .toBuffer()
}

/** The picture over and over, turned a little in colour from one to the next: 20 to 50 kB. */
async function makeSprite(picture: Buffer): Promise<Buffer> {
  const { columns, rows, frames } = SPRITE
  const { data, info } = await sharp(picture).resize(180, 180, { fit: 'inside' }).toBuffer({ resolveWithObject: true })
  const turned = Array.from({ length: frames }, (_, i) =>
    sharp(data)
      .modulate({ hue: i * 12 })
      .toBuffer(),
  )
  const input = (await Promise.all(turned)).map((tile, i) => {
    const { column, row } = spritePlace(i)
    return { input: tile, left: column * info.width, top: row * info.height }
  })
  return sharp({ create: { width: info.width * columns, height: info.height * rows, channels: 3, background: '#000' } })
    .composite(input)
    .jpeg({ quality: 55 })
    .toBuffer()
}

/** A UUID of version 7 for a clip of the time `at`: a function of its own for it came with PostgreSQL 18 only. */
const UUID_OF_TIME = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from at) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`

/** $1 how many, $2 clips, $3 prompts, $4 ratios in the order of the clips, $5 days. */
const ROWS = `
insert into generations (id, click_key, created_at, prompt, negative_prompt, mode, duration, aspect_ratio, audio, watermark,
  state, state_since, due_at, accepted_at, progress, clip_sha256)
select ${UUID_OF_TIME}, gen_random_uuid(), at, ($3::text[])[1 + i % cardinality($3::text[])] || ' ' || i, '',
  case when i % 5 = 0 then 'pro' else 'std' end, case when i % 11 = 0 then 10 else 5 end,
  ($4::text[])[1 + pick % cardinality($4::text[])], i % 3 = 0, false,
  'ready', at + interval '3 minutes', null, at + interval '2 seconds', 100, ($2::text[])[1 + pick]
from (
  select i, (hashint4(i) & 1073741823) % cardinality($2::text[]) as pick,
    date_trunc('day', now(), (select time_zone from wall_zone)) - interval '5 minutes'
      - ($1::int - i) * (make_interval(days => $5::int) / $1::int) as at
  from generate_series(1, $1::int) i
) rows`
