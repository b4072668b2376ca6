'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { textBlocksOf } from '@/lib/document/body'
import type { ArticleContent } from '@/lib/document/content'
import { fetchArticle } from './save-requests'
import { useSaveState, type ArticleSaving } from './use-article-saving'

type Stored = { version: number; content: ArticleContent }
type Props = { articleId: string; saving: ArticleSaving }

/** Someone else saved first. Both texts stand side by side; whichever is chosen, the other is kept. */
export function ConflictNotice({ articleId, saving }: Props) {
  const { kind } = useSaveState(saving.queue)
  return kind === 'conflict' && <Conflict articleId={articleId} saving={saving} />
}

function Conflict({ articleId, saving }: Props) {
  const words = useTranslations('editor.conflict')
  const [theirs, setTheirs] = useState<Stored | 'failed' | null>(null)
  const [mine, setMine] = useState<ArticleContent | null>(null)

  async function compare() {
    setMine(saving.snapshot()?.content ?? null)
    setTheirs((await fetchArticle(articleId)) ?? 'failed')
  }

  return (
    <Notice tone="danger">
      <div className="grid gap-3">
        <p>{words('what')}</p>
        {theirs === 'failed' && <p>{words('failed')}</p>}
        {theirs && theirs !== 'failed' && mine ? (
          <>
            <div className="grid max-h-[50dvh] gap-4 overflow-y-auto text-ink md:grid-cols-2">
              <Text title={words('mine')} content={mine} other={theirs.content} />
              <Text title={words('theirs')} content={theirs.content} other={mine} />
            </div>
            <div className="flex flex-wrap gap-2">
              <Button kind="primary" onClick={() => void saving.queue.overwrite(theirs.version)}>
                {words('keepMine')}
              </Button>
              <Button onClick={() => window.location.reload()}>{words('takeTheirs')}</Button>
            </div>
            <p className="text-xs text-muted">{words('kept')}</p>
          </>
        ) : (
          <div>
            <Button onClick={() => void compare()}>{words('compare')}</Button>
          </div>
        )}
      </div>
    </Notice>
  )
}

const paragraphsOf = ({ headline, deck, body }: ArticleContent): string[] => [
  headline,
  ...(deck ? [deck] : []),
  ...textBlocksOf(body).map(({ text }) => text),
]

/** One of the two texts; what the other does not have is marked. */
function Text({ title, content, other }: { title: string; content: ArticleContent; other: ArticleContent }) {
  const elsewhere = new Set(paragraphsOf(other))
  return (
    <section className="grid content-start gap-1">
      <h2 className="text-xs text-muted">{title}</h2>
      <div lang="zh-CN" className="grid gap-1 font-serif">
        {paragraphsOf(content).map((text, at) =>
          elsewhere.has(text) ? (
            <p key={at} className="text-muted">
              {text}
            </p>
          ) : (
            <p key={at}>
              <mark>{text}</mark>
            </p>
          ),
        )}
      </div>
    </section>
  )
}
