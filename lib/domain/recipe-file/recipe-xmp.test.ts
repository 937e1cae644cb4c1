import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyText } from '#lib/domain/testing/any-text'
import { madeUpRecipeFile } from '#lib/domain/testing/made-up-recipe-file'
import { recipeJsonIn, xmpOf } from './recipe-xmp.ts'

/** What XML 1.0 allows and nothing else, by its production `Char`. */
const ONLY_XML = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u

function backAgain(prompt: string): string {
  const json = recipeJsonIn(xmpOf(madeUpRecipeFile({ prompt })))
  return JSON.parse(json ?? '').recipe.prompt
}

describe('an XMP packet', () => {
  it('names what a clip shows for everybody, and holds the recipe', () => {
    const packet = xmpOf(madeUpRecipeFile({ prompt: 'Fox & "owl" <2>' }))
    expect(packet).toContain('<rdf:li xml:lang="x-default">Fox &amp; &quot;owl&quot; &lt;2&gt;</rdf:li>')
    expect(packet).toContain('<xmp:CreateDate>2026-11-24T09:30:00.000Z</xmp:CreateDate>')
    expect(JSON.parse(recipeJsonIn(packet) ?? '')).toEqual(madeUpRecipeFile({ prompt: 'Fox & "owl" <2>' }))
  })

  it.each([
    ['XML in it', '</inbetween:recipe></rdf:RDF><!-- ]]> &amp; &#x41; <?xpacket end="w"?>'],
    ['line ends and tabs', 'one\r\ntwo\n\n\tthree\u0085\u2028four'],
    ['control characters', 'bell \u0007 escape \u001b delete \u007f'],
    ['what XML cannot hold', 'not characters: \ufffe \uffff'],
    ['emoji', '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['right to left', 'שלום \u202e عليكم'],
  ])('brings a prompt with %s back byte for byte', (_label, prompt) => {
    expect(backAgain(prompt)).toBe(prompt)
  })

  it('is well-formed, and brings back any prompt', () => {
    fc.assert(
      fc.property(anyText, (prompt) => {
        const packet = xmpOf(madeUpRecipeFile({ prompt }))
        expect(packet).toMatch(ONLY_XML)
        expect(packet.isWellFormed()).toBe(true)
        expect(backAgain(prompt)).toBe(prompt)
      }),
    )
  })

  it('is found under another prefix, as an attribute, and with other entities', () => {
    const ours = 'urn:uuid:435048eb-1540-4640-906d-0cec5300bacb#'
    expect(recipeJsonIn(`<a xmlns:ns1='${ours}' ns1:recipe='{&#34;a&#x22;:&apos;1&#39;}'/>`)).toBe(`{"a":'1'}`)
    expect(recipeJsonIn(`<a xmlns:ns1 = "${ours}"><ns1:recipe rdf:x="y">{&quot;a"}</ns1:recipe></a>`)).toBe('{"a"}')
    expect(recipeJsonIn(`<a xmlns:x="urn:other#"><x:recipe>{}</x:recipe></a>`)).toBeNull()
    expect(recipeJsonIn(`<a xmlns:x="${ours}"><x:recipe>{}`)).toBeNull()
    expect(recipeJsonIn(`<a xmlns:x="${ours}" x:recipe="&#x110000;&#9999999;"/>`)).toBe('&#x110000;&#9999999;')
  })

  it('takes any text without throwing', () => {
    const pieces = [
      'xmlns:a="urn:uuid:435048eb-1540-4640-906d-0cec5300bacb#"',
      '<a:recipe',
      '</a:recipe',
      ' a:recipe="',
      '>',
      '"',
      '&#',
    ]
    const soup = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())).map((parts) => parts.join(''))
    fc.assert(fc.property(soup, (text) => void recipeJsonIn(text)))
  })
})
