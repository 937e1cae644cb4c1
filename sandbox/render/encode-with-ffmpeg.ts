import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { AUDIO_BITRATE, type ClipSource, SAMPLE_RATE, videoBitrate } from './clip-source.ts'
import { FPS } from './render-job.ts'

/** Encodes with the system's ffmpeg: raw frames through its standard input, sound through a file beside the result. */
export async function encodeWithFfmpeg(source: ClipSource, path: string): Promise<void> {
  const soundPath = `${path}.f32`
  if (source.sound) await writeFile(soundPath, source.sound)
  try {
    await encode(source, path, source.sound && soundPath)
  } finally {
    await rm(soundPath, { force: true })
  }
}

async function encode(source: ClipSource, path: string, soundPath: string | undefined): Promise<void> {
  const { width, height, frames } = source
  const picture = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'yuv420p',
    '-s',
    `${width}x${height}`,
    '-r',
    String(FPS),
    '-i',
    'pipe:0',
  ]
  const sound = soundPath === undefined ? [] : ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2', '-i', soundPath]
  const colours = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv']
  const codecs = [
    '-b:v',
    String(videoBitrate(width * height)),
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-b:a',
    String(AUDIO_BITRATE),
  ]
  const speed = ['-c:v', 'libx264', '-preset', 'veryfast', '-threads', '1']
  const args = ['-v', 'error', '-y', ...picture, ...sound, ...speed, ...codecs, ...colours]
  const ffmpeg = spawn('ffmpeg', [...args, '-movflags', '+faststart', '-f', 'mp4', path], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = once(ffmpeg, 'exit')
  let words = ''
  ffmpeg.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-1000)
  })
  // An early end shows in the exit code, with ffmpeg's own words.
  ffmpeg.stdin.on('error', () => undefined)
  for (let index = 0; index < frames && ffmpeg.exitCode === null; index++) {
    const frame = Buffer.from(source.draw(index))
    if (!ffmpeg.stdin.write(frame)) await Promise.race([once(ffmpeg.stdin, 'drain'), ended])
  }
  ffmpeg.stdin.end()
  const [code] = await ended
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}. ${words}`.trim())
}
