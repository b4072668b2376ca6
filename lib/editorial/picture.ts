import { z } from 'zod'
import { typedWords } from './typed-text'

/** What a picture may be handed over as, and how much of it is kept; MB and megapixels are decimal. */
export const PICTURE_BYTES_MAX = 40_000_000
export const PICTURE_PIXELS_MAX = 80_000_000
/** The longer side of what is stored. */
export const PICTURE_SIDE_MAX = 4096
/** The setting that holds what a newsroom takes, which may be less than the program can. */
export const MEDIA_SETTING = 'media'
export const PICTURE_MEGABYTES_MAX = PICTURE_BYTES_MAX / 1_000_000
export const MediaSettings = z.object({
  megabytes: z.coerce.number().int().min(1).max(PICTURE_MEGABYTES_MAX).default(PICTURE_MEGABYTES_MAX),
})
export type MediaSettings = z.infer<typeof MediaSettings>

/** What browsers offer to choose from; what a file is, its bytes say. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/tiff'

/** What crops keep in sight, in hundredths of width and height. */
export type Focus = { focusX: number; focusY: number }

/** What is known of a picture to show it: its name in addresses and its size in pixels. */
export type PictureFacts = Focus & { hash: string; width: number; height: number }

/** `whole` is the picture as it is, `card` its part for lists. */
export const SHAPES = ['whole', 'card'] as const
export type Shape = (typeof SHAPES)[number]

export const PICTURE_FORMATS = ['avif', 'webp', 'jpg'] as const
export type PictureFormat = (typeof PICTURE_FORMATS)[number]

/** Width by height of a card. */
export const CARD_RATIO = { width: 3, height: 2 } as const

/** A picture is never made larger than it is: the widest that is made has its own width. */
const WIDTHS: Record<Shape, readonly number[]> = {
  whole: [320, 640, 960, 1440, 2048],
  card: [160, 320, 640, 1280],
}

/** As a page shows it; `deskId` of a preview is its id at the desk, which sends files that readers may not have yet. */
export type ShownPicture = PictureFacts & { deskId?: string }

/** One file that is made of a picture. */
export type Rendition = { shape: Shape; width: number; format: PictureFormat }

export type Rectangle = { left: number; top: number; width: number; height: number }

/** The largest part of a picture with the proportions of a card, as near to its focus as its edges allow; whole pixels. */
export function cardOf({ width, height, focusX, focusY }: PictureFacts): Rectangle {
  const scale = Math.min(width / CARD_RATIO.width, height / CARD_RATIO.height)
  const size = {
    width: Math.max(1, Math.floor(CARD_RATIO.width * scale)),
    height: Math.max(1, Math.floor(CARD_RATIO.height * scale)),
  }
  const within = (focus: number, all: number, part: number) =>
    Math.round(Math.min(Math.max((focus / 100) * all - part / 2, 0), all - part))
  return {
    left: within(focusX, width, size.width),
    top: within(focusY, height, size.height),
    ...size,
  }
}

/** The size of a picture in a shape, unscaled. */
function shapeSize(picture: PictureFacts, shape: Shape): { width: number; height: number } {
  if (shape === 'whole') return { width: picture.width, height: picture.height }
  const { width, height } = cardOf(picture)
  return { width, height }
}

/** The widths in which a picture is made in a shape, rising; never more than it has. */
export function widthsOf(picture: PictureFacts, shape: Shape): number[] {
  const made = WIDTHS[shape]
  const largest = Math.min(shapeSize(picture, shape).width, made.at(-1) ?? 0)
  return [...made.filter((one) => one < largest), largest]
}

/** The height that belongs to a width of a shape, in whole pixels. */
export function heightAt(picture: PictureFacts, shape: Shape, width: number): number {
  const size = shapeSize(picture, shape)
  return Math.max(1, Math.round((width * size.height) / size.width))
}

/** The name of a rendition's file: `whole-640.avif`, or `card-50x30-320.webp`, whose focus is part of what it shows. */
export function renditionName({ focusX, focusY }: Focus, { shape, width, format }: Rendition): string {
  return shape === 'whole' ? `whole-${width}.${format}` : `card-${focusX}x${focusY}-${width}.${format}`
}

const NAME = /^(?:whole|card-(?<x>\d{1,3})x(?<y>\d{1,3}))-(?<width>\d{1,4})\.(?<format>avif|webp|jpg)$/u

/**
 * What the name of a file asks for; null when it is none that is made of this picture. `isMoved` says that its focus has changed
 * since.
 */
export function parseRendition(
  picture: PictureFacts,
  name: string,
): { rendition: Rendition; isMoved: boolean } | null {
  const parts = NAME.exec(name)?.groups
  const format = PICTURE_FORMATS.find((one) => one === parts?.format)
  if (!parts || !format) return null
  const shape = parts.x === undefined ? 'whole' : 'card'
  const width = Number(parts.width)
  if (!widthsOf(picture, shape).includes(width)) return null
  const isMoved =
    shape === 'card' && (Number(parts.x) !== picture.focusX || Number(parts.y) !== picture.focusY)
  return { rendition: { shape, width, format }, isMoved }
}

/** Every file that is made of a picture as its focus stands. */
export function renditionsOf(picture: PictureFacts): Rendition[] {
  return SHAPES.flatMap((shape) =>
    widthsOf(picture, shape).flatMap((width) => PICTURE_FORMATS.map((format) => ({ shape, width, format }))),
  )
}

const optional = <T>(schema: z.ZodType<T>) => schema.optional().catch(undefined)

/** What the library can be asked; nonsense in an address counts as not given. */
export const PICTURE_USES = ['used', 'unused'] as const
export const PictureQuery = z.object({
  q: optional(typedWords(200)),
  use: optional(z.enum(PICTURE_USES)),
  after: optional(z.string().max(2000)),
})
export type PictureQuery = z.infer<typeof PictureQuery>

/** A picture of the library. */
export type PictureRow = PictureFacts & {
  id: string
  name: string
  format: string
  bytes: number
  uploadedBy: string | null
  createdAt: string
  /** How many articles have it in their newest text, and how many only in earlier ones. */
  uses: number
  pastUses: number
  isPublic: boolean
}

/** Where a picture is, or was. */
type PictureUseRow = { articleId: string; headline: string; isCurrent: boolean; isPublic: boolean }

export type PictureView = PictureRow & { places: PictureUseRow[] }

export const PictureRef = z.object({ id: z.uuid() })
export type PictureRef = z.infer<typeof PictureRef>

const hundredth = z.coerce.number().int().min(0).max(100)
export const PictureFocus = PictureRef.extend({ focusX: hundredth, focusY: hundredth })
export type PictureFocus = z.infer<typeof PictureFocus>
