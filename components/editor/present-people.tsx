'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { useAnnounce } from '@/components/ui/status-bar'
import { textBlocksOf } from '@/lib/document/body'
import { headOf } from '@/lib/document/whole-characters'
import type { ArticleViewer, TakenOver } from '@/lib/editorial/article-presence'
import { deskAddress } from '@/lib/editorial/addresses'
import { sendTakeOver, type Tab } from './save-requests'
import type { Present } from './use-article-presence'
import type { ArticleSaving } from './use-article-saving'

type Props = {
  tab: Tab
  present: Present
  /** Who took the article over from this editor. */
  takenOverBy: string | null
  saving: ArticleSaving
  mayTakeOver: boolean
}

/** Who else has the article open, and in which paragraph; and the way to take it over from them, or back. */
export function PresentPeople({ tab, present, takenOverBy, saving, mayTakeOver }: Props) {
  const words = useTranslations('editor.present')
  const announce = useAnnounce()
  const [isTaking, setTaking] = useState(false)
  const [answer, setAnswer] = useState<TakenOver | 'failed' | null>(null)
  const { viewers } = present
  usePresentMarks(viewers)

  async function takeOver() {
    setTaking(true)
    const taken = await sendTakeOver(tab)
    setAnswer(taken ?? 'failed')
    announce(words(taken ? 'taken' : 'failed'))
    await present.tell()
    setTaking(false)
  }

  return (
    <>
      <Arrivals viewers={viewers} />
      <div className="grid gap-2 empty:hidden">
        {viewers.length > 0 && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs">
            {viewers.map((viewer) => (
              <Viewer key={viewer.id} viewer={viewer} saving={saving} />
            ))}
            {mayTakeOver && !takenOverBy && viewers.some(({ isEditing }) => isEditing) && (
              <Button size="small" disabled={isTaking} onClick={() => void takeOver()}>
                {words('takeOver')}
              </Button>
            )}
          </div>
        )}
        {takenOverBy && (
          <Notice tone="warning">
            <p role="status">{words('takenOver', { name: takenOverBy })}</p>
            {mayTakeOver && (
              <div className="mt-2">
                <Button size="small" disabled={isTaking} onClick={() => void takeOver()}>
                  {words('takeBack')}
                </Button>
              </div>
            )}
          </Notice>
        )}
        {answer === 'failed' && <Notice tone="danger">{words('failed')}</Notice>}
        {answer !== null && answer !== 'failed' && <Kept articleId={tab.articleId} kept={answer.kept} />}
      </div>
    </>
  )
}

/** Says who came, to those who do not see it; where people are in the text is not said with each of their steps. */
function Arrivals({ viewers }: { viewers: readonly ArticleViewer[] }) {
  const words = useTranslations('editor.present')
  const names = [...new Set(viewers.filter(({ isMe }) => !isMe).map(({ name }) => name))]
  return (
    <p role="status" className="sr-only">
      {names.length > 0 && words('here', { names: names.join('、') })}
    </p>
  )
}

/** Whose unsent text became which revision. */
function Kept({ articleId, kept }: { articleId: string; kept: TakenOver['kept'] }) {
  const words = useTranslations('editor.present')
  return kept.map(({ name, revision, isMerged }) => (
    <Notice key={revision}>
      {words.rich(isMerged ? 'kept' : 'keptApart', {
        name,
        revision,
        link: (text) => (
          <a
            href={deskAddress.history(articleId, revision, isMerged ? revision - 1 : revision + 1)}
            target="_blank"
            rel="noopener"
            className="underline hover:text-accent"
          >
            {text}
          </a>
        ),
      })}
    </Notice>
  ))
}

const QUOTE_CHARACTERS = 8

function Viewer({
  viewer: { name, isEditing, blockId, isMe },
  saving,
}: {
  viewer: ArticleViewer
  saving: ArticleSaving
}) {
  const words = useTranslations('editor.present')
  const blocks = textBlocksOf(saving.snapshot()?.content.body ?? { type: 'doc' })
  const at = blocks.findIndex(({ id }) => id === blockId)
  const quote = headOf(blocks[at]?.text ?? '', QUOTE_CHARACTERS)
  const who = isMe ? words('me') : name
  const place = at === -1 ? 'none' : quote ? 'quote' : 'number'
  return (
    <span className="inline-flex items-baseline gap-1.5">
      <span
        aria-hidden
        className={`size-2 rounded-full ${isEditing ? 'bg-warning' : 'border border-edge'}`}
      />
      {words(isEditing ? 'editing' : 'looking', { who, place, number: at + 1, quote })}
    </span>
  )
}

/** Marks the paragraphs that others are in beside the text, by a sheet of rules: no paragraph is touched. */
function usePresentMarks(viewers: readonly ArticleViewer[]): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    const rules = viewers.flatMap(({ name, blockId, isEditing }) =>
      blockId === null || !isEditing
        ? []
        : [
            `.article-text [data-block="${CSS.escape(blockId)}"]{box-shadow:-0.75rem 0 0 -0.55rem var(--color-warning);position:relative}`,
            `.article-text [data-block="${CSS.escape(blockId)}"]::before{content:${JSON.stringify(name)};position:absolute;right:0;bottom:100%;font:12px/1.2 var(--font-sans);text-indent:0;color:var(--color-warning);pointer-events:none}`,
          ],
    )
    sheet.replaceSync(rules.join('\n'))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [viewers])
}
