import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiSetting } from '@/components/settings/api-setting'
import { FeedSetting } from '@/components/settings/feed-setting'
import { MailSetting } from '@/components/settings/mail-setting'
import { MediaSetting } from '@/components/settings/media-setting'
import { PageHeader } from '@/components/desk/page-header'
import { ReviewSetting } from '@/components/settings/review-setting'
import { SecuritySetting } from '@/components/settings/security-setting'
import { SectionSetting } from '@/components/settings/section-setting'
import { SettingParts } from '@/components/settings/setting-parts'
import { SiteSetting } from '@/components/settings/site-setting'
import { StationSetting } from '@/components/settings/station-setting'
import { actorOnPage } from '@/lib/auth/actor'
import { getApiAccess } from '@/lib/newsroom/api-tokens'
import { getFeedState } from '@/lib/newsroom/get-feeds'
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

const SECTION_ACTS = {
  create: actions.createSectionAction,
  rename: actions.nameSectionAction,
  move: actions.moveSectionAction,
  choose: actions.chooseDefaultSectionAction,
  remove: actions.removeSectionAction,
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
      <SettingParts
        parts={{
          site: (
            <SiteSetting
              names={settings ?? { name: site('name'), nameEn: siteEn('name') }}
              action={actions.updateSiteSettingsAction}
            />
          ),
          stations: (
            <StationSetting stations={await getStations(actor)} action={actions.updateStationsAction} />
          ),
          sections: <SectionSetting sections={await listSectionSettings(actor)} acts={SECTION_ACTS} />,
          review: (
            <ReviewSetting preset={await getReviewPreset(actor)} action={actions.updateReviewSettingAction} />
          ),
          media: (
            <MediaSetting {...await getMediaSettings(actor)} action={actions.updateMediaSettingsAction} />
          ),
          security: (
            <SecuritySetting
              {...await getSecuritySettings(actor)}
              action={actions.updateSecuritySettingsAction}
            />
          ),
          api: (
            <ApiSetting
              {...await getApiAccess(actor)}
              update={actions.updateApiSettingsAction}
              create={actions.createApiTokenAction}
              revoke={actions.revokeApiTokenAction}
            />
          ),
          feeds: <FeedSetting {...await getFeedState(actor)} />,
          mail: (
            <MailSetting
              {...await getMailServer(actor)}
              update={actions.updateMailServerAction}
              drop={actions.dropMailServerAction}
              test={actions.sendTestLetterAction}
            />
          ),
        }}
      />
    </>
  )
}
