'use server'

import { z } from 'zod'
import { action } from '@/lib/auth/action'
import { ApiSettings } from '@/lib/api/scopes'
import { ApiTokenRef, NewApiToken } from '@/lib/api/token-form'
import { MailServerForm } from '@/lib/editorial/mail'
import { SiteSettings } from '@/lib/editorial/site-settings'
import { MediaSettings } from '@/lib/editorial/picture'
import { NewSection, SectionMove, SectionNames, SectionRef } from '@/lib/editorial/section'
import { StationsForm } from '@/lib/editorial/stations'
import { SecuritySettings } from '@/lib/editorial/second-factor'
import { ReviewSetting } from '@/lib/editorial/review'
import { createApiToken, revokeApiToken, updateApiSettings } from '@/lib/newsroom/api-tokens'
import {
  chooseDefaultSection,
  createSection,
  moveSection,
  nameSection,
  removeSection,
} from '@/lib/newsroom/manage-sections'
import { updateMediaSettings } from '@/lib/newsroom/update-media-setting'
import { updateStations } from '@/lib/newsroom/update-stations'
import { dropMailServer, sendTestLetter, updateMailServer } from '@/lib/newsroom/update-mail-server'
import { updateReviewSetting } from '@/lib/newsroom/update-review-setting'
import { updateSecuritySettings } from '@/lib/newsroom/update-security-setting'
import { updateSiteSettings } from '@/lib/newsroom/update-site-settings'

export const updateSiteSettingsAction = action('setting.update', SiteSettings, updateSiteSettings)
export const updateReviewSettingAction = action('setting.update', ReviewSetting, updateReviewSetting)
export const updateMailServerAction = action('setting.update', MailServerForm, updateMailServer)
export const dropMailServerAction = action('setting.update', z.object({}), dropMailServer)
export const sendTestLetterAction = action('setting.update', z.object({}), sendTestLetter)
export const updateSecuritySettingsAction = action('setting.update', SecuritySettings, updateSecuritySettings)
export const updateStationsAction = action('setting.update', StationsForm, updateStations)
export const createSectionAction = action('section.manage', NewSection, createSection)
export const nameSectionAction = action('section.manage', SectionNames, nameSection)
export const moveSectionAction = action('section.manage', SectionMove, moveSection)
export const chooseDefaultSectionAction = action('section.manage', SectionRef, chooseDefaultSection)
export const removeSectionAction = action('section.manage', SectionRef, removeSection)
export const updateMediaSettingsAction = action('setting.update', MediaSettings, updateMediaSettings)
export const updateApiSettingsAction = action('setting.update', ApiSettings, updateApiSettings)
export const createApiTokenAction = action('api-token.manage', NewApiToken, createApiToken)
export const revokeApiTokenAction = action('api-token.manage', ApiTokenRef, revokeApiToken)
