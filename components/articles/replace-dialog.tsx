'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FIND_OPTIONS } from '@/components/editor/find-options'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { OpenDialog } from '@/components/ui/open-dialog'
import { TextField } from '@/components/ui/text-field'
import type { FindAsk } from '@/lib/document/find-in-text'
import type { FoundArticle } from '@/lib/editorial/replacing'
import { useSelection } from './article-selection'
import { BulkResults } from './bulk-results'
import type { RowAnswer } from './bulk-requests'
import { keyOf, keysOf, ReplaceHits } from './replace-hits'
import { findInMany, replaceInMany, undoInMany, type ChosenPlaces, type Replacing } from './replace-requests'

type Asked = { ask: FindAsk; words: string }
type Step =
  | { kind: 'asking'; isFinding: boolean; isFailed: boolean }
  | { kind: 'choosing'; asked: Asked; found: readonly FoundArticle[] }
  | {
      kind: 'running'
      isRunning: boolean
      /** The act that is taken back, where this is an undo. */
      undoes: string | null
      replacing: Replacing
      rows: readonly ChosenPlaces[]
    }

const NONE: ReadonlyMap<string, RowAnswer> = new Map()

/** Finds words in the chosen articles, replaces them where they are ticked, and takes that back as a whole. */
export function ReplaceDialog({ onClose }: { onClose: () => void }) {
  const words = useTranslations('daily.bulk.replace')
  const router = useRouter()
  const { chosen, clear } = useSelection()
  const [ids] = useState(() => [...chosen.keys()])
  const [step, setStep] = useState<Step>({ kind: 'asking', isFinding: false, isFailed: false })
  const [answers, setAnswers] = useState(NONE)
  const isBusy = step.kind === 'running' && step.isRunning

  async function find(asked: Asked) {
    setStep({ kind: 'asking', isFinding: true, isFailed: false })
    const found = await findInMany(ids, asked.ask)
    setStep(found ? { kind: 'choosing', asked, found } : { kind: 'asking', isFinding: false, isFailed: true })
  }

  async function run(replacing: Replacing, rows: readonly ChosenPlaces[], undoes: string | null) {
    const state = { kind: 'running', undoes, replacing, rows } as const
    setStep({ ...state, isRunning: true })
    const told = new Map<string, RowAnswer>()
    setAnswers(told)
    const onStep = (more: ReadonlyMap<string, RowAnswer>) => {
      for (const [id, one] of more) told.set(id, one)
      setAnswers(new Map(told))
    }
    if (undoes === null) await replaceInMany(replacing, rows, onStep)
    else await undoInMany(replacing.actId, undoes, rows, onStep)
    setStep({ ...state, isRunning: false })
    // What was changed has other versions now.
    clear()
    router.refresh()
  }

  const done = step.kind === 'running' ? step.rows.filter(({ id }) => answers.get(id)?.ok) : []
  return (
    <OpenDialog isWide title={words('title', { count: ids.length })} onClose={() => !isBusy && onClose()}>
      {step.kind === 'asking' && (
        <>
          {step.isFailed && <Notice tone="danger">{words('failed')}</Notice>}
          <AskForm isFinding={step.isFinding} onAsk={(asked) => void find(asked)} />
        </>
      )}
      {step.kind === 'choosing' && (
        <ChooseForm
          {...step}
          onBack={() => setStep({ kind: 'asking', isFinding: false, isFailed: false })}
          onChoose={(rows) => void run({ actId: crypto.randomUUID(), ...step.asked }, rows, null)}
        />
      )}
      {step.kind === 'running' && (
        <BulkResults
          {...{ rows: step.rows, answers, isRunning: step.isRunning, onClose }}
          onAgain={() => void run(step.replacing, step.rows, step.undoes)}
        >
          {step.undoes === null && done.length > 0 && (
            <Button
              kind="quiet"
              onClick={() =>
                void run({ ...step.replacing, actId: crypto.randomUUID() }, done, step.replacing.actId)
              }
            >
              {words('undo')}
            </Button>
          )}
        </BulkResults>
      )}
    </OpenDialog>
  )
}

function AskForm({ isFinding, onAsk }: { isFinding: boolean; onAsk: (asked: Asked) => void }) {
  const words = useTranslations('daily.bulk.replace')
  const find = useTranslations('daily.find')
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget)
        const text = (name: string) => String(given.get(name) ?? '')
        const ask = {
          query: text('query'),
          isExact: given.has('isExact'),
          isWhole: given.has('isWhole'),
          unitesScripts: given.has('unitesScripts'),
        }
        onAsk({ ask, words: text('words') })
      }}
    >
      <p className="text-sm text-pretty">{words('what')}</p>
      <TextField label={find('query')} name="query" required maxLength={200} data-first lang="zh-CN" />
      <TextField
        label={find('replacement')}
        hint={words('wordsHint')}
        name="words"
        maxLength={500}
        lang="zh-CN"
      />
      <div className="flex flex-wrap gap-x-5">
        {FIND_OPTIONS.map((name) => (
          <label key={name} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              name={name}
              defaultChecked={name === 'unitesScripts'}
              className="size-4 accent-accent"
            />
            {find(`options.${name}`)}
          </label>
        ))}
      </div>
      <div className="flex justify-end">
        <Button kind="primary" type="submit" disabled={isFinding}>
          {words(isFinding ? 'finding' : 'find')}
        </Button>
      </div>
    </form>
  )
}

type ChooseProps = {
  asked: Asked
  found: readonly FoundArticle[]
  onBack: () => void
  onChoose: (rows: readonly ChosenPlaces[]) => void
}

function ChooseForm({ asked, found, onBack, onChoose }: ChooseProps) {
  const words = useTranslations('daily.bulk.replace')
  const able = found.filter(({ mayEdit }) => mayEdit)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(able.flatMap(keysOf)))
  const rows = able.flatMap(({ id, version, headline, places: all }) => {
    const places = all.filter((place) => ticked.has(keyOf(id, place)))
    return places.length > 0 ? [{ id, version, headline, places }] : []
  })
  const places = rows.reduce((sum, one) => sum + one.places.length, 0)
  function tick(keys: readonly string[], isTicked: boolean): void {
    setTicked((before) => {
      const rest = new Set(before)
      for (const key of keys)
        if (isTicked) rest.add(key)
        else rest.delete(key)
      return rest
    })
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (places > 0) onChoose(rows)
      }}
    >
      {found.length === 0 ? (
        <p role="status">{words('none', { query: asked.ask.query })}</p>
      ) : (
        <ReplaceHits {...{ found, ticked }} words={asked.words} onTick={tick} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button kind="quiet" onClick={onBack}>
          {words('back')}
        </Button>
        {found.length > 0 && (
          <Button kind="primary" type="submit" disabled={places === 0}>
            {words('run', { places, articles: rows.length })}
          </Button>
        )}
      </div>
    </form>
  )
}
