import createNextIntlPlugin from 'next-intl/plugin'

const withWords = createNextIntlPlugin('./lib/words/request.ts')

/** The first part of every readers' address; the same pages stand in English under /en. */
const READERS = 'articles|tags|metrics|sections|archive|authors|corridor|corrections|quality|sources|search'

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  // Native code is loaded from node_modules, not bundled.
  serverExternalPackages: ['@node-rs/jieba', '@node-rs/argon2'],
  // Without this, the title of a dynamic page lands in the body.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types; a first start need not wait for it again.
  typescript: {
    ignoreBuildErrors: true,
    // Next writes its folder of types into this file: a build beside the usual one must not change the repository.
    ...(process.env.NEXT_TSCONFIG && { tsconfigPath: process.env.NEXT_TSCONFIG }),
  },
  experimental: {
    authInterrupts: true,
    // Cached pages on disk would outlive a restart and a change of the data.
    isrFlushToDisk: false,
  },
  /** Readers' pages live under app/(site)/[lang]; Chinese, the first language, has no prefix in its addresses. */
  rewrites: async () => ({
    beforeFiles: [
      { source: '/', destination: '/zh-CN' },
      { source: `/:page(${READERS})`, destination: '/zh-CN/:page' },
      { source: `/:page(${READERS})/:rest*`, destination: '/zh-CN/:page/:rest*' },
    ],
    afterFiles: [],
    fallback: [],
  }),
}

export default withWords(config)
