import { PHASE_PRODUCTION_SERVER } from 'next/constants.js'

/** Only building needs what reads the words; it holds a compiler of 20 MB, which the server would keep. @param {string} phase */
async function withWords(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config
  const { default: createNextIntlPlugin } = await import('next-intl/plugin')
  const plugin = createNextIntlPlugin({
    requestConfig: './lib/words/request.ts',
    experimental: {
      // Messages are read as ICU while building: reading them took a twelfth of a readers' page, and what reads them was sent to the desk.
      messages: { path: './lib/words', locales: 'infer', format: 'json', precompile: true },
    },
  })
  return plugin(config)
}

/** The first part of every address that is no Chinese readers' page, or is one already rewritten. */
const NOT_READERS = [
  'zh-CN',
  'en',
  'admin',
  'login',
  'api',
  'media',
  '_next',
  'icon.svg',
  'robots.txt',
  'sitemap.xml',
  'sitemaps',
  'news-sitemap.xml',
  'oembed',
  'site.js',
]
const elsewhere = NOT_READERS.map((name) => name.replace('.', String.raw`\.`)).join('|')

/** A later screen of a list is a page of its own, cached like the first. */
const later = /** @type {const} */ ([{ type: 'query', key: 'after', value: '(?<after>.+)' }])
const continued = ['sections/:slug', 'tags/:slug', 'archive/:date', 'authors/:name']

/** So are the tags of a type, and those named with a city. */
const ofType = /** @type {const} */ ([{ type: 'query', key: 'type', value: '(?<type>[a-z]+)' }])
const ofCity = /** @type {const} */ ([{ type: 'query', key: 'city', value: '(?<city>[\\w-]+)' }])

/** So is a printed page with lines marked. */
const lines = /** @type {const} */ ([{ type: 'query', key: 'lines', value: String.raw`(?<lines>\d[\d,-]*)` }])

/** So is a chart of chosen subjects. */
const subjects = /** @type {const} */ ([{ type: 'query', key: 'subjects', value: '(?<subjects>.+)' }])
const compared = ['metrics/:indicator', 'metrics/:indicator/files/:file', 'embed/:indicator']

/** @type {import('next').NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR || '.next',
  poweredByHeader: false,
  // Native code and WebAssembly are loaded from node_modules, not bundled.
  serverExternalPackages: ['@node-rs/jieba', '@node-rs/argon2', 'fontkit', 'sharp', 'wawoff2'],
  // Without this, the title of a dynamic page lands in the body.
  htmlLimitedBots: /.*/,
  // `npm run check` checks the types; a first start need not wait for it again.
  typescript: {
    ignoreBuildErrors: true,
    // Next writes its folder of types into this file: a build beside the usual one must not change the repository.
    ...(process.env.NEXT_TSCONFIG && { tsconfigPath: process.env.NEXT_TSCONFIG }),
  },
  // The press (lib/press) keeps readers' pages, and it alone hears that one is stale: Next makes a page each time it is asked.
  cacheMaxMemorySize: 0,
  experimental: {
    authInterrupts: true,
    // 200 MB that make the next build quicker; where each begins with a fresh clone there is no next.
    turbopackFileSystemCacheForBuild: !process.env.CI,
    isrFlushToDisk: false,
    // A page is loaded when it is first asked for: most of the desk's are not, on most days.
    preloadEntriesOnStart: false,
  },
  /** Readers' pages live under app/(site)/[lang]; Chinese, the first language, has no prefix in its addresses. */
  redirects: async () => [
    { source: '/zh-CN', destination: '/', permanent: true },
    { source: '/zh-CN/:path+', destination: '/:path+', permanent: true },
    // Where tools look first; another version may stand there one day.
    { source: '/api/openapi.json', destination: '/api/v1/openapi.json', permanent: false },
  ],
  rewrites: async () => ({
    beforeFiles: [
      { source: '/sources/:id', has: [...lines], destination: '/zh-CN/sources/:id/:lines' },
      { source: '/en/sources/:id', has: [...lines], destination: '/en/sources/:id/:lines' },
      ...['', '/en'].flatMap((prefix) => {
        const to = prefix === '' ? '/zh-CN' : prefix
        return [
          {
            source: `${prefix}/metrics/:indicator`,
            has: [...later],
            destination: `${to}/metrics/:indicator/figures/:after`,
          },
          ...continued.map((path) => ({
            source: `${prefix}/${path}`,
            has: [...later],
            destination: `${to}/${path}/:after`,
          })),
          {
            source: `${prefix}/tags`,
            has: [...ofType, ...later],
            destination: `${to}/tag-index/type/:type/:after`,
          },
          { source: `${prefix}/tags`, has: [...ofType], destination: `${to}/tag-index/type/:type` },
          { source: `${prefix}/tags`, has: [...ofCity], destination: `${to}/tag-index/city/:city` },
        ]
      }),
      ...compared.flatMap((path) => [
        { source: `/${path}`, has: [...subjects], destination: `/zh-CN/${path}/:subjects` },
        { source: `/en/${path}`, has: [...subjects], destination: `/en/${path}/:subjects` },
      ]),
      { source: '/', destination: '/zh-CN' },
      { source: `/:path((?!(?:${elsewhere})(?:/|$)).*)`, destination: '/zh-CN/:path*' },
    ],
    afterFiles: [],
    fallback: [],
  }),
}

export default withWords
