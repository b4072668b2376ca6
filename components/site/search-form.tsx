import { useLocale } from 'next-intl'
import { siteAddress } from '@/lib/editorial/addresses'
import type { SearchParams } from '@/lib/editorial/search'
import { useWords } from './use-words'

/**
 * A new query leaves out what narrowed the last one. `isLarge` is the one of the search page; the masthead has the small one.
 * `public/site.js` offers suggestions under the box.
 */
export function SearchForm({ asked, isLarge = false }: { asked?: SearchParams; isLarge?: boolean }) {
  const words = useWords('site.search')
  const locale = useLocale()
  const size = isLarge ? 'text-lg h-12 max-sm:text-base' : 'h-9 max-sm:h-11 max-sm:text-base text-sm'
  return (
    <search className={isLarge ? 'max-w-2xl' : 'w-full sm:w-64'}>
      <form action={siteAddress.search(locale)} className={`relative flex ${size}`}>
        <input
          type="search"
          name="q"
          defaultValue={asked?.q ?? ''}
          maxLength={200}
          aria-label={words('label')}
          placeholder={words(isLarge ? 'label' : 'title')}
          autoComplete="off"
          data-suggest={siteAddress.suggest(locale)}
          className="min-w-0 flex-1 border border-r-0 border-edge bg-paper px-3 text-ellipsis placeholder:text-muted"
        />
        {asked?.sort === 'date' && <input type="hidden" name="sort" value="date" />}
        <button className="shrink-0 border border-edge px-3 hover:border-accent hover:text-accent">
          {words('submit')}
        </button>
      </form>
    </search>
  )
}
