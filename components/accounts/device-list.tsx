import { useFormatter, useTranslations } from 'next-intl'
import { ConfirmButton } from '@/components/ui/confirm-button'
import { DataTable, type Column } from '@/components/ui/data-table'
import { Pill } from '@/components/ui/pill'
import type { FormAction } from '@/lib/action-result'
import { deviceOf } from './device-of'

type Device = { id: string; userAgent: string; ip: string; createdAt: Date; lastSeenAt: Date }
type Props = { devices: Device[]; here: string; end: FormAction<void>; endOthers: FormAction<void> }

/** The devices one is signed in on; each but the one in hand can be signed out. */
export function DeviceList({ devices, here, end, endOthers }: Props) {
  const words = useTranslations('admin.account')
  const columns = useColumns(here, end)
  return (
    <section className="mt-8 grid max-w-4xl gap-3 border-t border-ink pt-3">
      <h2 className="text-base font-bold">{words('devices')}</h2>
      <DataTable caption={words('devices')} columns={columns} rows={devices} keyOf={({ id }) => id} />
      {devices.length > 1 && (
        <div>
          <ConfirmButton
            action={endOthers}
            hidden={{}}
            label={words('endOthers')}
            title={words('endOthersTitle')}
            done={words('endedOthers')}
          >
            <p>{words('endOthersBody', { count: devices.length - 1 })}</p>
          </ConfirmButton>
        </div>
      )}
    </section>
  )
}

function useColumns(here: string, end: Props['end']): Column<Device>[] {
  const words = useTranslations('admin.account')
  const format = useFormatter()
  const time = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' })
  return [
    {
      key: 'device',
      heading: words('device'),
      isName: true,
      cell: ({ userAgent }) => <Agent text={userAgent} />,
    },
    { key: 'address', heading: words('address'), isMinor: true, cell: ({ ip }) => ip || words('direct') },
    { key: 'since', heading: words('since'), isMinor: true, cell: ({ createdAt }) => time(createdAt) },
    { key: 'seen', heading: words('seen'), cell: ({ lastSeenAt }) => time(lastSeenAt) },
    {
      key: 'acts',
      heading: words('acts'),
      cell: ({ id }) =>
        id === here ? (
          <Pill tone="positive">{words('thisDevice')}</Pill>
        ) : (
          <ConfirmButton
            size="small"
            kind="quiet"
            action={end}
            hidden={{ sessionId: id }}
            label={words('end')}
            title={words('endTitle')}
            done={words('ended')}
          >
            <p>{words('endBody')}</p>
          </ConfirmButton>
        ),
    },
  ]
}

function Agent({ text }: { text: string }) {
  const words = useTranslations('admin.account')
  const device = deviceOf(text)
  return <span title={text}>{device ? words('on', device) : words('otherAgent')}</span>
}
