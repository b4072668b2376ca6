'use client'

import { useTranslations } from 'next-intl'
import { PictureChange } from '@/components/pictures/picture-change'
import { Difference } from '@/components/ui/difference'
import { Pill } from '@/components/ui/pill'
import {
  isUnchanged,
  type BlockDifference,
  type ContentDifference,
  type FieldDifference,
} from '@/lib/document/difference'
import type { DifferencePart } from '@/lib/document/text-difference'

type Props = {
  difference: ContentDifference
  /** Names of sections by id. */
  sections: readonly { id: string; name: string }[]
}

/** What changes between two versions of an article: fields first, then the text in order, unchanged stretches folded. */
export function DifferenceView({ difference: { fields, blocks }, sections }: Props) {
  return (
    <div className="grid gap-3 text-ink">
      {fields.length > 0 && (
        <dl className="grid gap-x-3 gap-y-1 sm:grid-cols-[6em_minmax(0,1fr)] [&_dt]:text-xs [&_dt]:leading-6 [&_dt]:text-muted">
          {fields.map((field) => (
            <Field key={field.field} field={field} sections={sections} />
          ))}
        </dl>
      )}
      <div lang="zh-CN" className="grid gap-2 font-serif leading-relaxed">
        {foldUnchanged(blocks).map((run, at) =>
          run.isFolded ? (
            <Folded key={at} blocks={run.blocks} />
          ) : (
            run.blocks.map((block) => <Block key={`${block.kind} ${block.id}`} block={block} />)
          ),
        )}
      </div>
    </div>
  )
}

function Field({ field, sections }: { field: FieldDifference; sections: Props['sections'] }) {
  const words = useTranslations('editor.fields')
  const titles = useTranslations('editor')
  const common = useTranslations('common')
  const nameOf = (id: string) => sections.find((section) => section.id === id)?.name ?? id
  const name =
    field.field === 'sectionId'
      ? words('section')
      : field.field === 'bylines'
        ? titles('bylines.title')
        : words(field.field)
  const parts: DifferencePart[] =
    'parts' in field
      ? field.parts
      : [
          {
            kind: 'removed',
            text: field.field === 'sectionId' ? nameOf(field.before) : common(field.before ? 'yes' : 'no'),
          },
          {
            kind: 'added',
            text: field.field === 'sectionId' ? nameOf(field.after) : common(field.after ? 'yes' : 'no'),
          },
        ]
  return (
    <>
      <dt>{name}</dt>
      <dd lang="zh-CN" className="font-serif">
        <Difference parts={parts} />
      </dd>
    </>
  )
}

function Block({ block }: { block: BlockDifference }) {
  const words = useTranslations('editor.difference')
  const { kind, type, typeBefore, isMoved, isFormatChanged, picture, parts, marks } = block
  const notes = [
    ...(kind === 'added' || kind === 'removed' ? [words(kind)] : []),
    ...(isMoved ? [words('moved')] : []),
    ...(typeBefore !== null && typeBefore !== type ? [words(`became.${type}`)] : []),
    ...(isFormatChanged && !picture ? [words('format')] : []),
    ...marks.map((mark) => words(`mark.${mark.kind}.${mark.mark}`, { quote: mark.quote })),
  ]
  return (
    <div className={kind === 'same' ? '' : 'border-l-2 border-edge pl-2'}>
      {notes.length > 0 && (
        <p className="flex flex-wrap gap-1 font-sans">
          {notes.map((note) => (
            <Pill key={note} tone="muted">
              {note}
            </Pill>
          ))}
        </p>
      )}
      {picture && <PictureChange picture={picture} />}
      <p className={type === 'heading' ? 'font-bold' : ''}>
        <Difference parts={parts} />
      </p>
    </div>
  )
}

function Folded({ blocks }: { blocks: readonly BlockDifference[] }) {
  const words = useTranslations('editor.difference')
  return (
    <details>
      <summary className="cursor-pointer font-sans text-xs text-muted hover:text-ink">
        {words('unchanged', { count: blocks.length })}
      </summary>
      <div className="mt-2 grid gap-2 text-muted">
        {blocks.map((block) => (
          <Block key={block.id} block={block} />
        ))}
      </div>
    </details>
  )
}

type Run = { isFolded: boolean; blocks: BlockDifference[] }

function foldUnchanged(blocks: readonly BlockDifference[]): Run[] {
  const runs: Run[] = []
  for (const block of blocks) {
    const isFolded = isUnchanged(block)
    const open = runs.at(-1)
    if (open?.isFolded === isFolded) open.blocks.push(block)
    else runs.push({ isFolded, blocks: [block] })
  }
  return runs
}
