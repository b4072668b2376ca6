'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/action-form'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DataTable, type Column } from '@/components/ui/data-table'
import { DialogButton, useCloseDialog } from '@/components/ui/dialog'
import { Pill } from '@/components/ui/pill'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/action-result'
import type { InvitationSent, OpenInvitation } from '@/lib/editorial/account-keys'
import { InvitationLink } from './invitation-link'

type Props = {
  rows: readonly OpenInvitation[]
  again: FormAction<InvitationSent>
  revoke: FormAction<void>
}

/** Who was invited and has not come yet. */
export function InvitationList({ rows, again, revoke }: Props) {
  const words = useTranslations('admin.invitations')
  const columns = useColumns({ again, revoke })
  if (rows.length === 0) return null
  return (
    <section className="mt-8 grid gap-3 border-t border-ink pt-3">
      <h2 className="text-base font-bold">{words('title')}</h2>
      <DataTable caption={words('title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </section>
  )
}

function useColumns({ again, revoke }: Omit<Props, 'rows'>): Column<OpenInvitation>[] {
  const words = useTranslations('admin.invitations')
  const common = useTranslations('common')
  const format = useFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  return [
    {
      key: 'email',
      heading: words('email'),
      isName: true,
      cell: ({ email }) => (
        <span translate="no" className="break-all">
          {email}
        </span>
      ),
    },
    { key: 'role', heading: words('role'), isNarrow: true, cell: ({ role }) => common(`role.${role}`) },
    { key: 'by', heading: words('by'), cell: ({ invitedBy }) => invitedBy },
    { key: 'at', heading: words('at'), isMinor: true, cell: ({ createdAt }) => time(createdAt) },
    {
      key: 'until',
      heading: words('until'),
      cell: ({ expiresAt, isExpired }) =>
        isExpired ? <Pill tone="warning">{words('expired')}</Pill> : time(expiresAt),
    },
    {
      key: 'acts',
      heading: words('acts'),
      cell: ({ id, email }) => (
        <div className="flex flex-wrap gap-1">
          <DialogButton
            size="small"
            kind="quiet"
            label={words('again')}
            title={words('againTitle', { email })}
          >
            <AgainForm id={id} action={again} />
          </DialogButton>
          <ConfirmButton
            size="small"
            kind="danger"
            action={revoke}
            hidden={{ id }}
            label={words('revoke')}
            title={words('revokeTitle', { email })}
            done={words('revoked')}
          >
            <p>{words('revokeBody')}</p>
          </ConfirmButton>
        </div>
      ),
    },
  ]
}

function AgainForm({ id, action }: { id: string; action: FormAction<InvitationSent> }) {
  const words = useTranslations('admin.invitations')
  const close = useCloseDialog()
  const [made, setMade] = useState<{ email: string; link: string } | null>(null)
  const onDone = ({ email, link }: InvitationSent) => {
    if (link === null) close()
    else setMade({ email, link })
  }
  if (made) return <InvitationLink {...made} />
  return (
    <ActionForm action={action} hidden={{ id }} onDone={onDone} done={words('renewed')}>
      <p>{words('againBody')}</p>
      <div className="flex justify-end">
        <SubmitButton>{words('again')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
