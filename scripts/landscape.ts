import sharp from 'sharp'

const TIMES = {
  noon: {
    sky: ['#8ec9f0', '#e6f3f7'],
    disc: '#fff7d6',
    hills: ['#b8cfc4', '#86ab93', '#4f7d63', '#2c5340'],
    lit: false,
  },
  night: {
    sky: ['#0a1030', '#3a2b5c'],
    disc: '#e9ecff',
    hills: ['#2c2a55', '#1f2146', '#141735', '#090c20'],
    lit: true,
  },
} as const

const WIDTH = 1280
const HEIGHT = 720

/** One valley at two times of the day, for pictures of the app with something to see in them. PNG, 1280 x 720. */
export async function landscape(time: keyof typeof TIMES): Promise<Buffer> {
  const { sky, disc, hills, lit } = TIMES[time]
  const ridges = hills.map((colour, depth) => `<path d="${ridge(depth)}" fill="${colour}"/>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="${sky[0]}"/><stop offset="0.75" stop-color="${sky[1]}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="900" cy="${lit ? 170 : 200}" r="${lit ? 46 : 64}" fill="${disc}"/>
    ${ridges}${lit ? windows() : ''}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

function ridge(depth: number): string {
  const base = 360 + depth * 85
  const points = Array.from({ length: 65 }, (_, i) => {
    const x = (i * WIDTH) / 64
    const y = base - 60 * Math.sin(x / (150 + 40 * depth) + depth * 1.7) - 24 * Math.sin(x / 47 + depth * 2.9)
    return `L${x.toFixed(1)} ${y.toFixed(1)}`
  })
  return `M0 ${HEIGHT} ${points.join(' ')} L${WIDTH} ${HEIGHT}Z`
}

function windows(): string {
  return Array.from({ length: 90 }, (_, i) => {
    const x = (i * 197) % WIDTH
    const y = 560 + ((i * 61) % 140)
    return `<rect x="${x}" y="${y}" width="4" height="4" fill="#ffc76b" opacity="${0.4 + ((i * 37) % 60) / 100}"/>`
  }).join('')
}
