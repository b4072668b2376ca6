import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { siteName } from '@/app/(site)/[lang]/site-name'
import { AcceptForm } from '@/components/accounts/door-forms'
import { DoorFrame } from '@/components/accounts/door-frame'
import { deskLocale } from '@/lib/auth/desk-locale'
import { readInvitation } from '@/lib/newsroom/accept-invitation'
import { acceptInvitationAction } from '../../actions'

type Props = { params: Promise<{ key: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations({ locale: await deskLocale(), namespace: 'auth.door' })
  return { title: words('invitationTitle'), referrer: 'no-referrer' }
}

export default async function InvitationPage({ params }: Props) {
  const { key } = await params
  const locale = await deskLocale()
  setRequestLocale(locale)
  const [words, common] = await Promise.all([getTranslations('auth.door'), getTranslations('common')])
  const invitation = await readInvitation(key)
  const { by = '', role = 'CONTRIBUTOR', email = '' } = invitation ?? {}
  return (
    <DoorFrame paper={await siteName(locale)} title={words('invitationTitle')}>
      <AcceptForm
        linkKey={key}
        isGood={invitation !== null}
        email={email}
        what={words('invitationWhat', { by, role: common(`role.${role}`) })}
        action={acceptInvitationAction}
      />
    </DoorFrame>
  )
}
