import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin({
  requestConfig: './app/i18n.ts',
  experimental: { messages: { path: './messages', locales: 'infer', format: 'json', precompile: true } },
})

const config: NextConfig = {
  agentRules: false,
  images: { unoptimized: true },
  // In development Next would log what actions are called with, such as a key or a password.
  logging: { serverFunctions: false },
  poweredByHeader: false,
  reactCompiler: true,
  typedRoutes: true,
  // `npm run check` checks types; here it would need the packages of the tests, which a start does not install.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pg',
    'pg-boss',
    'pino',
    'sharp',
    'undici',
    'prom-client',
    'mediabunny',
    'node-webcodecs',
    '@aws-sdk/client-s3',
    '@aws-sdk/s3-request-presigner',
  ],
  // The address of a link or an invitation is its secret: it goes nowhere with a click or with what the page asks for, and into no index. In a header,
  // since an element of the page comes after its first styles and scripts.
  headers: async () =>
    ['/s/:path*', '/join/:path*'].map((source) => ({
      source,
      headers: [
        { key: 'Referrer-Policy', value: 'strict-origin' },
        { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
      ],
    })),
  experimental: {
    // What pages bring with them comes in half as many files (docs/decisions, 2026-11-29, "Pages bring few files").
    turbopackChunking: { minChunkSize: 600_000, maxMergeChunkSize: 3_000_000 },
    // One image of at most 10 MB (lib/domain/limits.ts) and its multipart wrapping.
    serverActions: { bodySizeLimit: '11mb' },
  },
}

export default withNextIntl(config)
