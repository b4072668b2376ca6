'use client'

import { useTranslations } from 'next-intl'
import { OpenDialog } from '@/components/ui/open-dialog'
import { BLOCK_ROLES, DISCARD_REASONS } from '@/lib/pipeline/model'
import { ArticleNumber } from '../desk/article-number'
import { Choices } from './choices'
import { useDesk, type DeskPanel } from './desk-session'
import { FieldsDialog } from './fields-dialog'
import { KeysDialog } from './keys-dialog'
import { MergeDialog } from './merge-dialog'
import type { CardArticle } from './card-articles'

type Props = { panel: DeskPanel | null; articles: readonly CardArticle[] }

/** What stands open over the desk. */
export function DeskPanels({ panel, articles }: Props) {
  const words = useTranslations('splitting')
  const { setPanel } = useDesk()
  const close = () => setPanel(null)
  switch (panel?.kind) {
    case 'article':
      return (
        <OpenDialog title={words('choose.article')} onClose={close}>
          <ArticleChoice articles={articles} />
        </OpenDialog>
      )
    case 'reason':
      return (
        <OpenDialog title={words('choose.reason')} onClose={close}>
          <ReasonChoice />
        </OpenDialog>
      )
    case 'role':
      return (
        <OpenDialog title={words('choose.role')} onClose={close}>
          <RoleChoice />
        </OpenDialog>
      )
    case 'fields': {
      const article = articles.find(({ id }) => id === panel.articleId)
      return article ? <FieldsDialog article={article} onClose={close} /> : null
    }
    case 'merge':
      return <MergeDialog articles={articles} onClose={close} />
    case 'help':
      return <KeysDialog onClose={close} />
    default:
      return null
  }
}

/** Which article the selection goes to; each has a key, beyond nine a letter. */
function ArticleChoice({ articles }: { articles: readonly CardArticle[] }) {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const { run, setPanel } = useDesk()
  const keys = '123456789bcdefghijklmopqrstuvwxyz'
  const choices = [
    ...articles.map(({ index, draft }) => ({
      value: index,
      key: keys[index - 1] ?? '',
      label: (
        <span className="flex items-baseline gap-2">
          <ArticleNumber index={index} label={desk('page.articleNumber', { index })} />
          <span lang="zh-CN" className="font-serif">
            {draft.headline ?? desk('page.untitled')}
          </span>
        </span>
      ),
    })),
    { value: 0, key: 'a', label: words('tool.newOf') },
  ]
  return (
    <Choices
      label={words('choose.article')}
      choices={choices}
      onChoose={(index) => {
        setPanel(null)
        run(index === 0 ? { do: 'new' } : { do: 'move', index })
      }}
    />
  )
}

function ReasonChoice() {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const { discardAs, setPanel } = useDesk()
  return (
    <Choices
      label={words('choose.reason')}
      choices={DISCARD_REASONS.map((reason, at) => ({
        value: reason,
        key: `${at + 1}`,
        label: desk(`discard.${reason}`),
      }))}
      onChoose={(reason) => {
        setPanel(null)
        discardAs(reason)
      }}
    />
  )
}

function RoleChoice() {
  const words = useTranslations('splitting')
  const desk = useTranslations('desk')
  const { run, setPanel } = useDesk()
  return (
    <Choices
      label={words('choose.role')}
      choices={BLOCK_ROLES.map((role, at) => ({
        value: role,
        key: `${(at + 1) % 10}`,
        label: desk(`role.${role}`),
      }))}
      onChoose={(role) => {
        setPanel(null)
        run({ do: 'role', role })
      }}
    />
  )
}
