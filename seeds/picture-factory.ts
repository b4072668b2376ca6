// Makes pictures for database tests and e2e.
import { randomInt, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { DocumentNode } from '@/lib/document/body'

/** A photograph that no other test has: a ground of one colour with a lighter disc at `at`, in hundredths of width and height. */
export function makePhoto({
  width = 900,
  height = 600,
  at = [50, 50],
  format = 'jpeg',
}: {
  width?: number
  height?: number
  at?: readonly [number, number]
  format?: 'jpeg' | 'png'
} = {}): Promise<Buffer> {
  const hue = randomInt(360)
  const [x, y] = [(at[0] / 100) * width, (at[1] / 100) * height]
  const grain = Array.from({ length: 40 }, () => {
    const [left, top] = [randomInt(width), randomInt(height)]
    return `<circle cx="${left}" cy="${top}" r="${randomInt(4, 30)}" fill="hsl(${hue} 40% ${randomInt(30, 50)}%)"/>`
  })
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="hsl(${hue} 45% 38%)"/>${grain.join('')}
    <circle cx="${x}" cy="${y}" r="${Math.min(width, height) / 5}" fill="hsl(${hue} 60% 78%)"/></svg>`
  return sharp(Buffer.from(drawing)).toFormat(format).toBuffer()
}

/** A figure of an article with a picture of the library. */
export function figureOf(
  pictureId: string | null,
  {
    caption = '',
    ...attrs
  }: { caption?: string; alt?: string; credit?: string | null; isLead?: boolean } = {},
): DocumentNode {
  return {
    type: 'figure',
    attrs: {
      id: randomUUID(),
      source: [],
      credit: null,
      assetId: pictureId,
      alt: '',
      isLead: false,
      ...attrs,
    },
    ...(caption !== '' && { content: [{ type: 'text', text: caption }] }),
  }
}
