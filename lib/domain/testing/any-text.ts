import fc from 'fast-check'

const NASTY = [
  ...'\u0000\u0001\u0007\t\n\r\u001b "&\'/;<>[]{}\\\u007f\u0085\u00a0\u200d\u202e\u2028\ud7ff\ue000\ufeff\ufffd\ufffe\uffff夜👩🏴',
  '\u{10ffff}',
]

const letter = fc.oneof(
  fc.constantFrom(...NASTY),
  fc
    .integer({ min: 0, max: 0x10ffff - 0x800 })
    .map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800)),
)

/** Text of any Unicode characters whole, those that formats trip over most often. */
export const anyText = fc.array(letter, { minLength: 1, maxLength: 60 }).map((letters) => letters.join(''))
