import { randomBytes } from 'node:crypto'

/** Every answer has these, whoever gives it. */
export const BASE_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
} as const

/** 128 bits, new for every page: what is injected into a page cannot guess it. */
export function createNonce(): string {
  return randomBytes(16).toString('base64')
}

/**
 * The content security policy of a page. Next reads the nonce from the header of the same name on the request and puts it on its scripts.
 * Styles: libraries for menus and for long lists write style elements and attributes at run time and know no nonce, so inline styles are
 * allowed; scripts that would abuse them are not.
 * @param pages.mediaOrigin may be shown media from too, as far as `/media` leads there
 * @param pages.development adds what hot reload and React's error overlay need: eval and a WebSocket
 */
export function contentSecurityPolicy(
  nonce: string,
  { development, mediaOrigin }: { development: boolean; mediaOrigin?: string | undefined },
): string {
  const media = mediaOrigin === undefined ? '' : ` ${mediaOrigin}`
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? ` 'unsafe-eval'` : ''}`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' blob: data:${media}`,
    `media-src 'self' blob:${media}`,
    `font-src 'self'`,
    `connect-src 'self'${development ? ' ws:' : ''}`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ')
}

/** What a script in the page itself has to carry, by the policy that was written above. @param policy of the request, null where none is */
export function nonceOf(policy: string | null): string | undefined {
  return policy?.match(/'nonce-([^']+)'/)?.[1]
}
