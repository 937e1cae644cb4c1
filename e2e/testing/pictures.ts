import sharp from 'sharp'

/** A still that can be told from others by its colour: a vertical gradient with a disc. */
export async function makeStill(hue: number, width = 1280, height = 720): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="hsl(${hue} 60% 62%)"/><stop offset="1" stop-color="hsl(${(hue + 50) % 360} 55% 26%)"/>
    </linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="62%" cy="42%" r="${Math.round(height / 6)}" fill="hsl(${(hue + 180) % 360} 80% 82%)"/></svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** The same as a file to drop or pick. */
export async function stillFile(name: string, hue: number, width?: number, height?: number) {
  return { name, mimeType: 'image/png', buffer: await makeStill(hue, width, height) }
}
