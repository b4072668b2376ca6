import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MailSetting } from '@/components/desk/mail-setting'
import { MediaSetting } from '@/components/desk/media-setting'
import { PageHeader } from '@/components/desk/page-header'
import { ReviewSetting } from '@/components/desk/review-setting'
import { SecuritySetting } from '@/components/desk/security-setting'
import { SectionSetting } from '@/components/desk/section-setting'
import { StationSetting } from '@/components/desk/station-setting'
import { ActionForm } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { actorOnPage } from '@/lib/auth/actor'
import { listSectionSettings } from '@/lib/newsroom/manage-sections'
import { getMailServer } from '@/lib/newsroom/update-mail-server'
import { getMediaSettings } from '@/lib/newsroom/update-media-setting'
import { getReviewPreset } from '@/lib/newsroom/update-review-setting'
import { getSecuritySettings } from '@/lib/newsroom/update-security-setting'
import { getStations } from '@/lib/newsroom/update-stations'
import { getSiteSettings } from '@/lib/newsroom/update-site-settings'
import * as actions from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await actorOnPage('setting.update')
  const words = await getTranslations({ locale, namespace: 'desk.settings' })
  return { title: words('title') }
}

export default async function SettingsPage() {
  const actor = await actorOnPage('setting.update')
  const settings = await getSiteSettings(actor)
  const words = await getTranslations('desk.settings')
  const site = await getTranslations({ locale: 'zh-CN', namespace: 'site' })
  const siteEn = await getTranslations({ locale: 'en', namespace: 'site' })
  return (
    <>
      <PageHeader title={words('title')} lede={words('lede')} />
      <ActionForm
        action={actions.updateSiteSettingsAction}
        done={words('saved')}
        className="grid max-w-[32rem] gap-4"
      >
        <h2 className="border-b border-ink pb-1 text-sm font-bold">{words('site')}</h2>
        <TextField
          label={words('name')}
          name="name"
          lang="zh-CN"
          hint={words('nameHint')}
          defaultValue={settings?.name ?? site('name')}
          maxLength={40}
          required
        />
        <TextField
          label={words('nameEn')}
          name="nameEn"
          lang="en"
          hint={words('nameEnHint')}
          defaultValue={settings?.nameEn ?? siteEn('name')}
          maxLength={40}
          required
        />
        <div>
          <SubmitButton>{words('save')}</SubmitButton>
        </div>
      </ActionForm>
      <StationSetting stations={await getStations(actor)} action={actions.updateStationsAction} />
      <SectionSetting
        sections={await listSectionSettings(actor)}
        acts={{
          create: actions.createSectionAction,
          rename: actions.nameSectionAction,
          move: actions.moveSectionAction,
          choose: actions.chooseDefaultSectionAction,
          remove: actions.removeSectionAction,
        }}
      />
      <ReviewSetting preset={await getReviewPreset(actor)} action={actions.updateReviewSettingAction} />
      <MediaSetting {...await getMediaSettings(actor)} action={actions.updateMediaSettingsAction} />
      <SecuritySetting {...await getSecuritySettings(actor)} action={actions.updateSecuritySettingsAction} />
      <MailSetting
        {...await getMailServer(actor)}
        update={actions.updateMailServerAction}
        drop={actions.dropMailServerAction}
        test={actions.sendTestLetterAction}
      />
    </>
  )
}
