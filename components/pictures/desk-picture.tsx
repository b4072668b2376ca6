import { deskAddress } from '@/lib/editorial/addresses'
import { heightAt, renditionName, widthsOf, type PictureFacts, type Shape } from '@/lib/editorial/picture'

type Props = {
  picture: PictureFacts & { id: string }
  shape: Shape
  /** How wide it is shown at most, in pixels. */
  width: number
  alt: string
  className?: string
}

/** A picture of the library on the screens of the desk, whether readers may see it or not. */
export function DeskPicture({ picture, shape, width, alt, className = '' }: Props) {
  const widths = widthsOf(picture, shape)
  // Twice as many pixels for screens that have them.
  const made = widths.find((one) => one >= width * 2) ?? widths.at(-1) ?? width
  const name = renditionName(picture, { shape, width: made, format: 'webp' })
  return (
    <img
      src={deskAddress.pictureFile(picture.id, name)}
      width={made}
      height={heightAt(picture, shape, made)}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={`bg-wash ${className}`}
    />
  )
}
