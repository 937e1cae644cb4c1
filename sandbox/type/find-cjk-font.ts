import { type Dirent, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type FontFace, readFontFace } from './font-face.ts'

/** Where systems keep fonts: Linux, macOS, Windows. */
const FOLDERS = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
  '/System/Library/Fonts',
  '/Library/Fonts',
  'C:\\Windows\\Fonts',
]

/** File names of fonts with Chinese, best looking beside Geist first. */
const NAMES = [
  /^NotoSansCJK.*-(Medium|DemiLight|Bold)\./,
  /^NotoSansCJK/,
  /^(NotoSansSC|SourceHanSans(SC|CN))/,
  /^(PingFang|Hiragino Sans GB|STHeiti)/,
  /^msyh/i,
  /^wqy-(micro|zen)hei/,
  /^DroidSansFallback/,
  /^Noto(Serif|SansMono)CJK/,
]

/** A font of this machine that can draw Chinese, or undefined. Read from the files: nothing is assumed of the machine's set-up. */
export function findCjkFont(): FontFace | undefined {
  const files = FOLDERS.flatMap(fontFiles)
  for (const name of NAMES) {
    const file = files.find((candidate) => name.test(candidate.name))
    const face = file && readable(join(file.parentPath, file.name))
    if (face) return face
  }
  return undefined
}

function fontFiles(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(({ name }) =>
      /\.(ttf|ttc|otf)$/i.test(name),
    )
  } catch {
    return []
  }
}

/** Collections hold one face per language; the one for simplified Chinese ends in SC. */
function readable(path: string): FontFace | undefined {
  try {
    return readFontFace(path, 'SC')
  } catch {
    return undefined
  }
}
