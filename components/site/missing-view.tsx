import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import { Message } from './message'
import { SearchForm } from './search-form'
import { useWords } from './use-words'

export function MissingView() {
  const words = useWords('site')
  return (
    <Message title={words('missing.title')} what={words('missing.what')}>
      <p className="text-base">{words('missing.next')}</p>
      <SearchForm isLarge />
      <p>
        <a href={siteAddress.home(useLocale())} className="underline underline-offset-4 hover:text-accent">
          {words('home')}
        </a>
      </p>
    </Message>
  )
}
