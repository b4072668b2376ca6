import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { LOCALES } from '@/lib/editorial/actor'
import { siteAddress } from '@/lib/editorial/addresses'
import { FEED_FORMATS } from '@/lib/editorial/feed-address'

type Props = {
  /** Null where there is none. */
  hub: string | null
  /** Up to when it knows everything; null when it was never told. */
  toldUntil: Date | null
}

const SITE = { kind: 'site', slug: null } as const

/** Where programs fetch what is new, and who tells them to. What the environment says is shown and cannot be changed here. */
export function FeedSetting({ hub, toldUntil }: Props) {
  const words = useTranslations('desk.settings')
  const locales = useTranslations('common.locale')
  const format = useFormatter()
  return (
    <section className="grid max-w-[40rem] gap-3">
      <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('feeds')}</h2>
      <p className="text-xs text-muted">{words('feedsWhat')}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {LOCALES.map((locale) => (
          <div key={locale} className="contents">
            <dt className="text-muted">{locales(locale)}</dt>
            <dd className="flex flex-wrap gap-x-4">
              {FEED_FORMATS.map((one) => (
                <a
                  key={one}
                  href={siteAddress.feed(locale, SITE, one)}
                  className="inline-flex min-h-6 items-center underline decoration-rule underline-offset-4 hover:text-accent"
                >
                  {words(`feedFormats.${one}`)}
                </a>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Notice>
        <span className="wrap-anywhere">
          {hub === null
            ? words('hubNone')
            : toldUntil === null
              ? words('hubNew', { hub })
              : words('hub', {
                  hub,
                  time: format.dateTime(toldUntil, { dateStyle: 'medium', timeStyle: 'short' }),
                })}
        </span>
      </Notice>
    </section>
  )
}
