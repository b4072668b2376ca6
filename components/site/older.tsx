import { useTranslations } from 'next-intl'

/** The way to the next screen of a list. */
export function Older({ href }: { href: string }) {
  const words = useTranslations('site.list')
  return (
    <p className="mt-8">
      <a
        href={href}
        rel="next"
        className="inline-block border border-edge px-4 py-2 text-sm hover:border-accent hover:text-accent"
      >
        {words('older')}
      </a>
    </p>
  )
}
