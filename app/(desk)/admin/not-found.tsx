import { useTranslations } from 'next-intl'
import { PageHeader } from '@/components/desk/page-header'
import { LinkButton } from '@/components/ui/link-button'
import { deskAddress } from '@/lib/editorial/addresses'

export default function DeskNotFound() {
  const words = useTranslations('admin.notFound')
  return (
    <>
      <PageHeader title={words('title')} lede={words('what')} />
      <LinkButton href={deskAddress.home}>{words('home')}</LinkButton>
    </>
  )
}
