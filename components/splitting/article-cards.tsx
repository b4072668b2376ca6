'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ArticleCard } from './article-card'
import { isWorked, type CardArticle } from './card-articles'
import { useDesk } from './desk-session'
import { DiscardList } from './discard-list'

/** The articles of the page, and what was set aside. */
export function ArticleCards({ articles }: { articles: readonly CardArticle[] }) {
  const words = useTranslations('desk.page')
  const splitting = useTranslations('splitting')
  const { run, mayEdit } = useDesk()
  return (
    <>
      <section aria-labelledby="page-articles">
        <div className="flex items-end gap-3 border-b border-ink pb-1">
          <h2 id="page-articles" className="text-sm font-bold">
            {words('articles')} <span className="font-normal text-muted tabular-nums">{articles.length}</span>
          </h2>
          {mayEdit && articles.length > 1 && (
            <Button size="small" kind="bare" className="ml-auto" onClick={() => run({ do: 'choose-merge' })}>
              {splitting('merge.open')}
            </Button>
          )}
        </div>
        {articles.length === 0 && <p className="py-3 text-sm text-muted">{words('noArticles')}</p>}
        {articles.some(isWorked) && <p className="pt-2 text-xs text-muted">{splitting('worked')}</p>}
        <ol>
          {articles.map((article) => (
            <ArticleCard key={article.id} card={article} />
          ))}
        </ol>
      </section>
      <DiscardList />
    </>
  )
}
