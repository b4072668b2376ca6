import 'server-only'
import sharp, { type Sharp } from 'sharp'
import {
  cardOf,
  heightAt,
  renditionName,
  renditionsOf,
  SHAPES,
  type PictureFacts,
  type PictureFormat,
  type Rendition,
  type Shape,
} from '../editorial/picture'
import type { MediaStore } from './media-store'

export const CONTENT_TYPES: Record<PictureFormat, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
}

/** The name of a picture's own file in the store. */
export const originalName = ({ hash }: Pick<PictureFacts, 'hash'>): string =>
  `pictures/${hash.slice(0, 2)}/${hash}`

const nameOf = (picture: PictureFacts, rendition: Rendition): string =>
  `renditions/${picture.hash.slice(0, 2)}/${picture.hash}/${renditionName(picture, rendition)}`

/** What is being made just now, so that many who ask at once wait for one. */
const making = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()

/**
 * A file made of a picture: from the store, else made of the picture's own file and kept there. Null when that is not in the
 * store. What is kept can be thrown away any time: it is made again.
 */
export async function getRendition(
  store: MediaStore,
  picture: PictureFacts,
  rendition: Rendition,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const name = nameOf(picture, rendition)
  const kept = await store.read(name)
  if (kept) return kept
  const known = making.get(name)
  if (known) return known
  const made = inTurn(() => makeRendition(store, picture, rendition, name)).finally(() => making.delete(name))
  making.set(name, made)
  return made
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: a picture takes all processors and much memory while it is made. */
function inTurn<T>(run: () => Promise<T>): Promise<T> {
  const mine = last.then(run, run)
  last = mine.catch(() => {})
  return mine
}

async function makeRendition(
  store: MediaStore,
  picture: PictureFacts,
  rendition: Rendition,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const original = await store.read(originalName(picture))
  if (!original) return null
  const { shape, width, format } = rendition
  let image = sharp(original)
  if (shape === 'card') image = image.extract(cardOf(picture))
  image = image.resize({ width, height: heightAt(picture, shape, width), fit: 'fill' })
  const bytes = new Uint8Array(await encode(image, format).toBuffer())
  await store.write(name, bytes, CONTENT_TYPES[format])
  return bytes
}

function encode(image: Sharp, format: PictureFormat): Sharp {
  if (format === 'avif') return image.avif({ quality: 55, effort: 3 })
  if (format === 'webp') return image.webp({ quality: 78 })
  // What shows nothing but where a browser knows neither: paper stands for what is transparent.
  return image.flatten({ background: '#ffffff' }).jpeg({ quality: 80, mozjpeg: true })
}

/** Makes all files of a picture that are not there yet; stops between two when asked to. */
export async function makeRenditions(
  store: MediaStore,
  picture: PictureFacts,
  stopping: AbortSignal,
): Promise<void> {
  for (const rendition of renditionsOf(picture)) {
    if (stopping.aborted) return
    await getRendition(store, picture, rendition)
  }
}

/** Throws away what was made of a picture as its focus stood, in one shape or in all; its own file stays. */
export async function removeRenditions(
  store: MediaStore,
  picture: PictureFacts,
  shapes: readonly Shape[] = SHAPES,
): Promise<void> {
  for (const rendition of renditionsOf(picture))
    if (shapes.includes(rendition.shape)) await store.remove(nameOf(picture, rendition))
}
