'use client'

import type { Editor } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ArticleContent } from '@/lib/document/content'
import type { SettledMark } from '@/lib/document/keep-marks'
import type { EditorSuggestion } from '@/lib/document/suggestion'
import type { CommentView } from '@/lib/editorial/comment'
import { useComments } from '@/components/comments/use-comments'
import { ArticleBar } from './article-bar'
import { fieldsFrom, type ArticleFields } from './article-fields'
import { ConflictNotice } from './conflict-notice'
import type { EditorArticle, EditorRights, ProposalActions, StepActions, TagName } from './editor-article'
import { SpreadOffer } from '@/components/learning/spread-offer'
import { EditorSessionProvider, type Tagged } from './editor-session'
import { useMarkColours } from './mark-colours'
import { ProposalNotice } from './proposal-notice'
import { PrintedLines } from './printed-lines'
import { PresentPeople } from './present-people'
import { RetiredNotice } from './retired-notice'
import type { Place, Stored } from './save'
import type { SaveQueue } from './save-queue'
import type { Tab } from './save-requests'
import { SidePanel } from './side-panel'
import { useStaleLook } from './stale-look'
import type { SuggestionKind } from './suggestion-kinds'
import { TextPane } from './text-pane'
import { useArticleEditor } from './use-article-editor'
import { useArticlePresence } from './use-article-presence'
import { useArticleSaving, type ArticleSaving } from './use-article-saving'
import { useMentionTypes } from './use-mention-types'
import { usePanel } from './use-panel'

/** What the editor starts from: the stored article, or a copy restored over it. */
export type Opening = {
  number: number
  tab: Tab
  /** Where the article stood that the text was made from, and what that said. */
  place: Place
  base: ArticleContent
  /** What was given up as conflicts were settled, and never reached the server. */
  givenUp: readonly ArticleContent[]
  content: ArticleContent
  suggestions: readonly EditorSuggestion[]
  /** What was decided on marks and never reached the server. */
  settled: readonly SettledMark[]
  /** What was stored when the text of an earlier editor was restored over it. */
  restored: Stored | null
}

type Props = {
  opening: Opening
  article: EditorArticle
  rights: EditorRights
  actions: StepActions
  proposalActions: ProposalActions
}

/** One article under the hands of an editor: the printed page, the text, and what is known of it. */
export function OpenArticle({ opening, article, rights: allowed, actions, proposalActions }: Props) {
  const [takenOverBy, setTakenOverBy] = useState<string | null>(null)
  const rights = useMemo(() => (takenOverBy ? { ...allowed, edit: false } : allowed), [allowed, takenOverBy])
  const words = useTranslations('editor')
  const [fields, setFields] = useState(() => fieldsFrom(opening.content))
  const [kind, setKind] = useState<SuggestionKind | null>(null)
  const { panel, setPanel, leavePanel } = usePanel()
  const [tagged, setTagged] = useState<Tagged | null>(null)
  const [told] = useState(() => new Map(article.suggestions.map(({ id, state }) => [id, state])))
  const onChange = useRef(() => {})

  const editor = useArticleEditor({
    content: opening.content,
    suggestions: opening.suggestions,
    settled: opening.settled,
    isEditable: rights.edit,
    label: words('fields.body'),
    placeholder: words('fields.bodyPlaceholder'),
    figureWords: { missingAlt: words('figure.missingAlt'), lead: words('figure.lead') },
    onChange: () => onChange.current(),
  })
  const { tab, suggestions } = opening
  const opened = { ...opening.place, content: opening.base, givenUp: opening.givenUp }
  const saving = useArticleSaving({ tab, opened, editor, fields, onFields: setFields, suggestions, told })
  const comments = useComments({ tab, editor, queue: saving.queue, article })
  const present = useArticlePresence({
    tab,
    editor,
    saving,
    isEditable: rights.edit,
    state: article.state,
    onTakenOver: setTakenOverBy,
    onComments: comments.heard,
  })
  useEffect(() => {
    onChange.current = saving.changed
  })

  useRestored(opening.restored, editor, saving.queue)

  const vocabulary = useVocabulary(article.tags, editor)
  useStaleLook(editor)

  const session = useMemo(
    () =>
      editor && {
        editor,
        article: { ...article, suggestions },
        rights,
        ...vocabulary,
        comments,
        panel,
        setPanel,
        leavePanel: () => leavePanel(editor),
        kind,
        setKind,
        tagged,
        setTagged,
      },
    [editor, article, suggestions, rights, vocabulary, comments, panel, setPanel, leavePanel, kind, tagged],
  )

  function change(part: Partial<ArticleFields>): void {
    setFields((before) => ({ ...before, ...part }))
    saving.changed()
  }

  return (
    // A column of its own accord would ask each paragraph for its least width with each key.
    <div className="grid grid-cols-1 gap-4">
      <h1 className="sr-only">{words('title')}</h1>
      <ArticleBar {...{ article, rights, actions, saving }} openComments={countOpen(comments.all)} />
      {article.retired && <RetiredNotice mergedInto={article.retired.mergedInto} />}
      <PresentPeople {...{ tab, present, takenOverBy, saving }} mayTakeOver={allowed.takeOver} />
      <ConflictNotice
        saving={saving}
        sections={article.sections}
        nameOfTag={(id) => vocabulary.tags[id]?.name ?? words('marks.unknownTag')}
      />
      <ProposalNotice article={article} rights={rights} actions={proposalActions} saving={saving} />
      {session ? (
        <EditorSessionProvider value={session}>
          <Panes {...{ fields, saving }} canEdit={rights.edit} onChange={change} />
        </EditorSessionProvider>
      ) : (
        <p className="text-muted">{words('opening')}</p>
      )}
    </div>
  )
}

const countOpen = (comments: readonly CommentView[]) =>
  comments.filter(({ state }) => state === 'open').length

/** The tags that the article names with those met since; its marks are coloured by their types. */
function useVocabulary(named: EditorArticle['tags'], editor: Editor | null) {
  const [learned, setLearned] = useState<EditorArticle['tags']>({})
  const tags = useMemo(() => ({ ...named, ...learned }), [named, learned])
  useMarkColours(useMentionTypes(editor, tags))
  const learnTags = useCallback(
    (more: readonly TagName[]) =>
      setLearned((known) => ({ ...known, ...Object.fromEntries(more.map((tag) => [tag.id, tag])) })),
    [],
  )
  return useMemo(() => ({ tags, learnTags }), [tags, learnTags])
}

/** A text that an earlier editor could not save is merged with what is stored, and saved. */
function useRestored(restored: Stored | null, editor: Editor | null, queue: SaveQueue): void {
  useEffect(() => {
    if (editor && restored) void queue.restore(restored)
  }, [editor, queue, restored])
}

type PanesProps = {
  fields: ArticleFields
  saving: ArticleSaving
  canEdit: boolean
  onChange: (part: Partial<ArticleFields>) => void
}

/** The text between the printed lines and what is known of it; on narrow screens one under the other. */
function Panes({ fields, saving, canEdit, onChange }: PanesProps) {
  const words = useTranslations('editor')
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem] xl:grid-cols-[17rem_minmax(0,1fr)_21rem]">
      <section
        aria-label={words('panes.text')}
        className="mx-auto w-full max-w-[42rem] xl:col-start-2 xl:row-start-1"
      >
        <TextPane fields={fields} onChange={onChange} />
      </section>
      <section
        data-pane
        aria-label={words('panes.side')}
        className="lg:sticky lg:top-0 lg:max-h-dvh lg:self-start lg:overflow-y-auto lg:pb-10 xl:col-start-3 xl:row-start-1"
      >
        {canEdit && <SpreadOffer saving={saving} />}
        <SidePanel fields={fields} onChange={onChange} />
      </section>
      <section
        aria-label={words('panes.printed')}
        className="xl:sticky xl:top-0 xl:col-start-1 xl:row-start-1 xl:max-h-dvh xl:self-start xl:overflow-y-auto xl:pb-10"
      >
        <h2 className="mb-2 border-b border-rule pb-1.5 font-bold">{words('panes.printed')}</h2>
        <PrintedLines />
      </section>
    </div>
  )
}
