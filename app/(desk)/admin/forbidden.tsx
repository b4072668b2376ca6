import { useTranslations } from 'next-intl'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { deskAddress } from '@/lib/editorial/addresses'

export default function DeskForbidden() {
  const words = useTranslations('admin.forbidden')
  return (
    <EmptyState title={words('title')}>
      <p className="text-muted">{words('what')}</p>
      <LinkButton href={deskAddress.home}>{words('home')}</LinkButton>
    </EmptyState>
  )
}
