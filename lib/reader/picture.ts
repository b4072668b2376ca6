import 'server-only'
import sharp from 'sharp'

/** As sharp as a screen of double density shows the drawing. */
const DENSITY = 144

/** A drawing as PNG, with the fonts that the machine has. */
export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sharp(new TextEncoder().encode(svg), { density: DENSITY }).png().toBuffer()
  return new Uint8Array(bytes)
}
