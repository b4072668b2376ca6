import { useWords } from './use-words'

const LINK = 'inline-block py-1 underline decoration-rule underline-offset-4 hover:text-accent'

type Props = { title: string; address: string }

/** Ways to pass a page on: plain links, and where scripts run the sheet of the system. */
export function ShareRow({ title, address }: Props) {
  const words = useWords('site.share')
  const weibo = new URLSearchParams({ url: address, title })
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm print:hidden">
      <h3 className="text-muted">{words('title')}</h3>
      <a href={`https://service.weibo.com/share/share.php?${weibo}`} rel="noreferrer" className={LINK}>
        {words('weibo')}
      </a>
      <a href={mail} className={LINK}>
        {words('mail')}
      </a>
      <button
        type="button"
        hidden
        data-share={address}
        className="border border-edge px-3 py-1 hover:border-accent hover:text-accent"
      >
        {words('more')}
      </button>
      <span role="status" className="sr-only" />
    </div>
  )
}
