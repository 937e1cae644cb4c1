import type { RecipeFile } from './recipe-file.ts'

/** Our own XMP namespace: a UUID is ours without owning a domain; XMP wants `#` or `/` at the end. Never changes. */
const NAMESPACE = 'urn:uuid:435048eb-1540-4640-906d-0cec5300bacb#'
const DECLARATION = new RegExp(`xmlns:([A-Za-z_][\\w.-]{0,50})\\s{0,9}=\\s{0,9}["']${NAMESPACE}["']`)

/**
 * An XMP packet (ISO 16684-1) that says what a clip shows (`dc:description`, for everybody's tools) and holds the recipe file's JSON, for us.
 * Read-only by its end mark: it has no room to grow in place.
 */
export function xmpOf(file: RecipeFile): string {
  return [
    // The mark between the quotes is a byte order mark, by which readers know the encoding.
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
      ` xmlns:inbetween="${NAMESPACE}">`,
    `<xmp:CreatorTool>${escapeXml(file.app)}</xmp:CreatorTool>`,
    ...(file.made === null ? [] : [`<xmp:CreateDate>${escapeXml(file.made)}</xmp:CreateDate>`]),
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(file.recipe.prompt)}</rdf:li></rdf:Alt></dc:description>`,
    `<inbetween:recipe>${escapeXml(escapeJson(JSON.stringify(file)))}</inbetween:recipe>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

/**
 * The JSON in an XMP packet, or null where there is none of ours. Whatever prefix another program has given our namespace, and whether it
 * wrote an element or an attribute: both say the same in RDF. Takes any text and never throws.
 */
export function recipeJsonIn(xmp: string): string | null {
  const prefix = DECLARATION.exec(xmp)?.[1]
  if (prefix === undefined) return null
  const name = `${prefix}:recipe`
  const raw = elementText(xmp, name) ?? attributeText(xmp, name)
  return raw === null ? null : unescapeXml(raw)
}

function elementText(xmp: string, name: string): string | null {
  const open = xmp.indexOf(`<${name}`)
  const start = open === -1 ? -1 : xmp.indexOf('>', open)
  const end = start === -1 ? -1 : xmp.indexOf(`</${name}`, start)
  return end === -1 ? null : xmp.slice(start + 1, end)
}

function attributeText(xmp: string, name: string): string | null {
  for (const quote of ['"', "'"]) {
    const mark = ` ${name}=${quote}`
    const at = xmp.indexOf(mark)
    const end = at === -1 ? -1 : xmp.indexOf(quote, at + mark.length)
    if (end !== -1) return xmp.slice(at + mark.length, end)
  }
  return null
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const

/** What XML 1.0 cannot hold at all, not even escaped. Half a character cannot be in a recipe, but must not break a packet either. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

function escapeXml(text: string): string {
  return text
    .replace(NOT_XML, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
}

/** JSON has an escape for what XML cannot hold, so the recipe comes through byte for byte. */
function escapeJson(json: string): string {
  return json.replace(NOT_XML, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      // One of the five, by the pattern.
      if (name !== undefined) return ENTITIES[name.toLowerCase() as keyof typeof ENTITIES]
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
