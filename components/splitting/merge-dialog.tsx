'use client'

import { useTranslations } from 'next-intl'
import { useState, type SubmitEvent } from 'react'
import { Button } from '@/components/ui/button'
import { OpenDialog } from '@/components/ui/open-dialog'
import { ArticleNumber } from '../desk/article-number'
import type { CardArticle } from './card-articles'
import type { DeskRow } from './desk-rows'
import { useDesk, useDeskSelection } from './desk-session'

type Props = { articles: readonly CardArticle[]; onClose: () => void }

/** The articles of the selected lines, when they are several: what someone who asks to merge most likely means. */
function ownersOf(chosen: readonly DeskRow[]): string[] {
  const ids = new Set(chosen.flatMap(({ owner }) => (owner.kind === 'article' ? [owner.articleId] : [])))
  return ids.size > 1 ? [...ids] : []
}

/** Joins articles into the first of those that are ticked. */
export function MergeDialog({ articles, onClose }: Props) {
  const words = useTranslations('splitting.merge')
  const desk = useTranslations('desk')
  const { act } = useDesk()
  const { chosen } = useDeskSelection()
  const [ticked, setTicked] = useState<readonly string[]>(() => ownersOf(chosen))
  const [into, ...others] = articles.filter(({ id }) => ticked.includes(id))

  function merge(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (!into || others.length === 0) return
    onClose()
    act([{ kind: 'merge', into: into.id, articleIds: others.map(({ id }) => id) }])
  }

  return (
    <OpenDialog title={words('title')} onClose={onClose}>
      <form onSubmit={merge}>
        <p className="mb-2 text-xs text-muted">{words('hint')}</p>
        <fieldset className="grid">
          <legend className="sr-only">{words('title')}</legend>
          {articles.map(({ id, index, draft }, at) => (
            <label key={id} className="flex min-h-9 items-center gap-3 py-1 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                data-first={at === 0 || undefined}
                className="size-4 flex-none accent-accent"
                checked={ticked.includes(id)}
                onChange={({ target }) =>
                  setTicked((now) => (target.checked ? [...now, id] : now.filter((one) => one !== id)))
                }
              />
              <ArticleNumber index={index} label={desk('page.articleNumber', { index })} />
              <span lang="zh-CN" className="min-w-0 font-serif leading-snug">
                {draft.headline ?? desk('page.untitled')}
              </span>
            </label>
          ))}
        </fieldset>
        <div className="mt-3 flex justify-end gap-2">
          <Button kind="quiet" onClick={onClose}>
            {words('cancel')}
          </Button>
          <Button type="submit" kind="primary" disabled={others.length === 0}>
            {into && others.length > 0 ? words('doInto', { index: into.index }) : words('do')}
          </Button>
        </div>
      </form>
    </OpenDialog>
  )
}
