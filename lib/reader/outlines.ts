import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'
import { LRUCache } from 'lru-cache'
import { decompress } from 'wawoff2'
import { z } from 'zod'

/**
 * Noto Serif SC (思源宋体) comes in a hundred files of some hundred characters each; only those that are needed are read. Letters are
 * drawn as outlines, so that a picture looks the same on a machine without Chinese fonts.
 */
const FOLDER = join(process.cwd(), 'node_modules', '@fontsource-variable', 'noto-serif-sc')
const RANGE = /^U\+([0-9a-f]+)(?:-([0-9a-f]+))?$/iu
const FONTS = 40

/** Which file has a character: read once. */
let files: Promise<Map<number, string>> | null = null

async function readFiles(): Promise<Map<number, string>> {
  const text = await readFile(join(FOLDER, 'unicode.json'), 'utf8')
  const byFile = z.record(z.string(), z.string()).parse(JSON.parse(text))
  const found = new Map<number, string>()
  for (const [name, ranges] of Object.entries(byFile)) {
    for (const range of ranges.split(',')) {
      const [, from = '', to = from] = RANGE.exec(range.trim()) ?? []
      for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1)
        found.set(code, name.replaceAll(/[[\]]/gu, ''))
    }
  }
  return found
}

const fonts = new LRUCache<string, Promise<Font>>({ max: FONTS })

async function readFont(name: string, weight: number): Promise<Font> {
  const bytes = await readFile(join(FOLDER, 'files', `noto-serif-sc-${name}-wght-normal.woff2`))
  // Another weight can be had of the unpacked form alone.
  const font = create(Buffer.from(await decompress(bytes)))
  if (!('glyphForCodePoint' in font)) throw new Error(`${name} is a collection of fonts`)
  return font.getVariation({ wght: weight })
}

function fontOf(name: string, weight: number): Promise<Font> {
  const key = `${name} ${weight}`
  const known = fonts.get(key)
  if (known) return known
  const font = readFont(name, weight)
  fonts.set(key, font)
  font.catch(() => fonts.delete(key))
  return font
}

export type Letters = {
  /** Of a text in size 1. */
  widthOf: (text: string) => number
  /** SVG of a line of text that begins at `x` on the base line `y`. */
  draw: (text: string, at: { x: number; y: number; size: number }) => string
}

/** Everything needed to draw these texts in one weight (200 to 900). What the font does not have is left blank. */
export async function lettersOf(texts: readonly string[], weight: number): Promise<Letters> {
  const known = await (files ??= readFiles())
  const characters = [...new Set(texts.join(''))]
  const read = await Promise.all(
    characters.map(async (character) => {
      const code = character.codePointAt(0) ?? 0
      const name = known.get(code)
      const font = name === undefined ? null : await fontOf(name, weight)
      if (!font?.hasGlyphForCodePoint(code)) return [character, { width: 1, path: '' }] as const
      const glyph = font.glyphForCodePoint(code)
      const path = glyph.path.scale(1 / font.unitsPerEm, -1 / font.unitsPerEm)
      return [character, { width: glyph.advanceWidth / font.unitsPerEm, path: path.toSVG() }] as const
    }),
  )
  const letters = new Map(read)
  const widthOf = (text: string) =>
    [...text].reduce((sum, character) => sum + (letters.get(character)?.width ?? 1), 0)
  return {
    widthOf,
    draw: (text, { x, y, size }) => {
      let at = x
      const drawn = [...text].map((character) => {
        const { width, path } = letters.get(character) ?? { width: 1, path: '' }
        const place = `translate(${at.toFixed(2)} ${y}) scale(${size})`
        at += width * size
        return path && `<path transform="${place}" d="${path}"/>`
      })
      return drawn.join('')
    },
  }
}
