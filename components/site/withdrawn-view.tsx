import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { WithdrawalView } from '@/lib/editorial/reader-views'
import { dayOf } from './day-of'
import { Message } from './message'
import { useWords } from './use-words'

/** 撤稿公告: what stands at the address of a withdrawn article. */
export function WithdrawnView({ withdrawn }: { withdrawn: WithdrawalView }) {
  const locale = useLocale()
  const words = useWords('site')
  const { headline, notice, withdrawnAt } = withdrawn
  return (
    <Message
      title={words('withdrawn.heading')}
      what={words('withdrawn.what', { headline, date: dayOf(withdrawnAt) })}
    >
      <p lang="zh-CN" className="border-l-[3px] border-ink pl-3 text-base whitespace-pre-line">
        {notice}
      </p>
      <p>
        <a href={siteAddress.home(locale)} className="underline underline-offset-4 hover:text-accent">
          {words('home')}
        </a>
      </p>
    </Message>
  )
}
