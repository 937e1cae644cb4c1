import { wordsOf } from '#app/words'
import { LOCALES, pickLocale } from '#lib/domain/locales'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams(): { locale: string }[] {
  return LOCALES.map((locale) => ({ locale }))
}

/**
 * All that pages say in one language. It asks nobody who they are: the sign-in has its words from here too, and nothing in them is the team's.
 * Answered once, when the pages are built, and while they are developed; browsers ask for the file that the build makes of it (app/words.ts).
 */
export async function GET(_: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const words = await wordsOf(pickLocale((await params).locale, null))
  return new Response(words, { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
