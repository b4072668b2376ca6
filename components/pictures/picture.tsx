import { deskAddress, siteAddress } from '@/lib/editorial/addresses'
import {
  heightAt,
  PICTURE_FORMATS,
  renditionName,
  widthsOf,
  type PictureFormat,
  type Shape,
  type ShownPicture,
} from '@/lib/editorial/picture'

type Props = {
  picture: ShownPicture
  shape: Shape
  /** Empty where the words beside it say the same. */
  alt: string
  /** How wide it is shown, as the attribute says it. */
  sizes: string
  /** It is seen as the page opens: fetched at once. */
  isFirst?: boolean
}

const TYPES: Record<PictureFormat, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }
/** What a browser that knows no choice is given. */
const PLAIN_WIDTH = 960

/** A picture for readers, in the sizes and formats that browsers choose from; its place is kept before it comes. */
export function Picture({ picture, shape, alt, sizes, isFirst = false }: Props) {
  const widths = widthsOf(picture, shape)
  const addressOf = (width: number, format: PictureFormat) => {
    const name = renditionName(picture, { shape, width, format })
    return picture.deskId === undefined
      ? siteAddress.picture(picture.hash, name)
      : deskAddress.pictureFile(picture.deskId, name)
  }
  const choicesOf = (format: PictureFormat) =>
    widths.map((width) => `${addressOf(width, format)} ${width}w`).join(', ')
  const plain = widths.findLast((width) => width <= PLAIN_WIDTH) ?? widths[0] ?? picture.width
  return (
    <picture className="block">
      {PICTURE_FORMATS.filter((format) => format !== 'jpg').map((format) => (
        <source key={format} type={TYPES[format]} srcSet={choicesOf(format)} sizes={sizes} />
      ))}
      <img
        src={addressOf(plain, 'jpg')}
        srcSet={choicesOf('jpg')}
        sizes={sizes}
        width={plain}
        height={heightAt(picture, shape, plain)}
        alt={alt}
        loading={isFirst ? 'eager' : 'lazy'}
        fetchPriority={isFirst ? 'high' : 'auto'}
        decoding="async"
        className="h-auto w-full bg-wash"
        // An upright one is no taller than the screen.
        style={
          shape === 'whole' ? { maxWidth: `calc(85dvh * ${picture.width} / ${picture.height})` } : undefined
        }
      />
    </picture>
  )
}
