import { createServer, type Server } from 'node:http'
import { build } from 'esbuild'

const SCRIPT = `
import { Editor } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
const content = window.texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
new Editor({ element: document.body, extensions: [StarterKit], content: { type: 'doc', content } })
`

const STYLE =
  'body{margin:2rem auto;max-width:42rem;font:18px/1.9 "Noto Serif CJK SC",serif}p{margin:0;text-indent:2em;overflow-wrap:anywhere}'

/** A page with nothing but Tiptap's StarterKit and these paragraphs, what the product's editor is compared with. */
export async function servePlainEditor(
  texts: readonly string[],
): Promise<{ url: string; close: () => Promise<void> }> {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  })
  const data = JSON.stringify(texts).replaceAll('<', String.raw`\u003c`)
  const script = (outputFiles[0]?.text ?? '').replaceAll('</script', String.raw`<\/script`)
  const page = `<!doctype html><meta charset="utf-8"><title>Tiptap</title><style>${STYLE}</style><body><script>window.texts=${data}</script><script>${script}</script>`
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
  })
  return { url: await listen(server), close: () => new Promise((done) => server.close(() => done())) }
}

const listen = (server: Server): Promise<string> =>
  new Promise((done, failed) => {
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      done(`http://127.0.0.1:${port}/`)
    })
  })
