import { expect, it } from 'vitest'
import { printable } from './printable.ts'
import { typefaceFor } from './typeface.ts'

const latin = await typefaceFor('Latin')

it.each([
  ['A dancer,\n silk  in the wind', 'A dancer, silk in the wind'],
  ['Größe naïve 50 % – “quoted”', 'Größe naïve 50 % – “quoted”'],
  ['A dancer 💃 in the wind', 'A dancer in the wind'],
  ['一只金色的猫咪在草地上奔跑', ''],
  ['把 AI 做成 4K 视频', ''],
  ['一只 Golden Retriever 在阳光下奔跑，Cinematic lighting 电影质感', 'Golden Retriever · Cinematic lighting'],
])('keeps of "%s" only what the fonts can draw', (text, drawn) => {
  expect(printable(text, latin)).toBe(drawn)
})
