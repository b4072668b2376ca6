'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useRef, useState, type ReactNode } from 'react'
import { PicturePicker } from '@/components/pictures/picture-picker'
import { putFigure } from '@/lib/document/put-figure'
import { createId } from './create-id'
import { useEditorSession } from './editor-session'
import { FigureFields } from './figure-fields'
import { useCoveredEdges } from './keep-in-sight'
import { useOpenPanel } from './use-open-panel'

type Tool = {
  name: string
  glyph: ReactNode
  keys?: string
  isOn?: (editor: Editor) => boolean
  run: (editor: Editor) => void
}

const TOOLS: readonly Tool[] = [
  {
    name: 'subhead',
    glyph: 'H',
    keys: 'Ctrl+Alt+2',
    isOn: (editor) => editor.isActive('heading'),
    run: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
  },
  {
    name: 'bold',
    glyph: <b>B</b>,
    keys: 'Ctrl+B',
    isOn: (editor) => editor.isActive('bold'),
    run: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    glyph: <i>I</i>,
    keys: 'Ctrl+I',
    isOn: (editor) => editor.isActive('italic'),
    run: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'quote',
    glyph: '“”',
    keys: 'Ctrl+Shift+B',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
  {
    name: 'list',
    glyph: '•',
    keys: 'Ctrl+Shift+8',
    isOn: (editor) => editor.isActive('bulletList'),
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    name: 'numbered',
    glyph: '1.',
    keys: 'Ctrl+Shift+7',
    isOn: (editor) => editor.isActive('orderedList'),
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    name: 'table',
    glyph: '▦',
    isOn: (editor) => editor.isActive('table'),
    run: (editor) =>
      editor.isActive('table')
        ? editor.chain().focus().deleteTable().run()
        : editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  },
  { name: 'rule', glyph: '―', run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  {
    name: 'caption',
    glyph: '▣',
    isOn: (editor) => editor.isActive('figure'),
    run: (editor) =>
      editor.isActive('figure')
        ? // A picture would go with it.
          !editor.getAttributes('figure').assetId && editor.chain().focus().setNode('paragraph').run()
        : editor.chain().focus().setNode('figure').run(),
  },
  { name: 'undo', glyph: '↶', keys: 'Ctrl+Z', run: (editor) => editor.chain().focus().undo().run() },
  { name: 'redo', glyph: '↷', keys: 'Ctrl+Shift+Z', run: (editor) => editor.chain().focus().redo().run() },
]

const look =
  'inline-flex min-h-7 min-w-7 cursor-pointer items-center justify-center px-1.5 text-sm hover:bg-wash aria-pressed:bg-ink aria-pressed:text-paper disabled:opacity-55'

/** The tools for the text, then those for tagging. Arrow keys are left to the text; each tool has its own key. */
export function Toolbar() {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.tools')
  const { openTag, openMetric, openLink } = useOpenPanel()
  const { on, isEmpty } = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      on: TOOLS.map((tool) => tool.isOn?.(now) ?? false),
      isEmpty: now.state.selection.empty,
    }),
  })
  const bar = useRef<HTMLDivElement>(null)
  useCoveredEdges(bar)
  return (
    <div ref={bar} className="sticky top-0 z-10 border-y border-rule bg-paper">
      <div
        data-commands
        role="group"
        aria-label={words('label')}
        className="flex flex-wrap items-center gap-x-0.5"
      >
        {TOOLS.map(({ name, glyph, keys, isOn, run }, at) => (
          <button
            key={name}
            type="button"
            className={look}
            aria-label={words(name)}
            aria-pressed={isOn ? on[at] : undefined}
            title={keys ? `${words(name)} ${keys}` : words(name)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => run(editor)}
          >
            {glyph}
          </button>
        ))}
        <span aria-hidden className="mx-1 h-4 border-l border-rule" />
        <PictureTool />
        <TextTool label={words('link')} keys="Ctrl+K" isDisabled={isEmpty} onPress={openLink} />
        <TextTool label={words('tag')} keys="Alt+T" isDisabled={isEmpty} onPress={openTag} />
        <TextTool label={words('metric')} keys="Alt+M" isDisabled={isEmpty} onPress={openMetric} />
      </div>
      <FigureFields />
    </div>
  )
}

/** Puts a picture behind the block with the cursor. */
function PictureTool() {
  const { editor } = useEditorSession()
  const words = useTranslations('editor.tools')
  const [isPicking, setPicking] = useState(false)
  return (
    <>
      <button
        type="button"
        className={look}
        aria-haspopup="dialog"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => setPicking(true)}
      >
        {words('picture')}
      </button>
      {isPicking && (
        <PicturePicker
          onClose={() => setPicking(false)}
          onPick={({ id }) => {
            const tr = putFigure(editor.state, id, { id: createId(), behind: null, isEntered: true })
            if (tr) editor.view.dispatch(tr)
            setPicking(false)
          }}
        />
      )}
    </>
  )
}

type TextToolProps = { label: string; keys: string; isDisabled: boolean; onPress: () => void }

export function TextTool({ label, keys, isDisabled, onPress }: TextToolProps) {
  return (
    <button
      type="button"
      className={look}
      disabled={isDisabled}
      title={`${label} ${keys}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {label}
    </button>
  )
}
