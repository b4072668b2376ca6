import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MailList } from '@/components/desk/mail-list'
import { PageHeader } from '@/components/desk/page-header'
import { SideEffects } from '@/components/desk/side-effects'
import { actorOnPage } from '@/lib/auth/actor'
import { listMails } from '@/lib/newsroom/list-mails'
import { listSideEffects } from '@/lib/newsroom/list-side-effects'
import { replayMailAction, replaySideEffectAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('side-effect.view')
  const words = await getTranslations({ locale, namespace: 'workflow.effects' })
  return { title: words('title') }
}

export default async function SideEffectsPage() {
  const actor = await actorOnPage('side-effect.view')
  const [list, mails] = await Promise.all([listSideEffects(actor), listMails(actor)])
  const words = await getTranslations('workflow.effects')
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <SideEffects list={list} replay={replaySideEffectAction} />
      <MailList list={mails} replay={replayMailAction} />
    </>
  )
}
