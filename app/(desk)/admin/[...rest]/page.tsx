import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { actorOnPage } from '@/lib/auth/actor'

export async function generateMetadata(): Promise<Metadata> {
  await actorOnPage('desk.view')
  return { title: (await getTranslations('admin.notFound'))('title') }
}

/** Every other address of the desk. */
export default async function DeskRestPage(): Promise<never> {
  await actorOnPage('desk.view')
  notFound()
}
