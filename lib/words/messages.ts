import enAdmin from './en/admin.json'
import enAudit from './en/audit.json'
import enAuth from './en/auth.json'
import enComments from './en/comments.json'
import enCommon from './en/common.json'
import enDaily from './en/daily.json'
import enDesk from './en/desk.json'
import enEditor from './en/editor.json'
import enErrors from './en/errors.json'
import enHistory from './en/history.json'
import enLearning from './en/learning.json'
import enMail from './en/mail.json'
import enMatches from './en/matches.json'
import enMedia from './en/media.json'
import enNotifications from './en/notifications.json'
import enSite from './en/site.json'
import enSplitting from './en/splitting.json'
import enVocabulary from './en/vocabulary.json'
import enWorkflow from './en/workflow.json'
import zhAdmin from './zh-CN/admin.json'
import zhAudit from './zh-CN/audit.json'
import zhAuth from './zh-CN/auth.json'
import zhComments from './zh-CN/comments.json'
import zhCommon from './zh-CN/common.json'
import zhDaily from './zh-CN/daily.json'
import zhDesk from './zh-CN/desk.json'
import zhEditor from './zh-CN/editor.json'
import zhErrors from './zh-CN/errors.json'
import zhHistory from './zh-CN/history.json'
import zhLearning from './zh-CN/learning.json'
import zhMail from './zh-CN/mail.json'
import zhMatches from './zh-CN/matches.json'
import zhMedia from './zh-CN/media.json'
import zhNotifications from './zh-CN/notifications.json'
import zhSite from './zh-CN/site.json'
import zhSplitting from './zh-CN/splitting.json'
import zhVocabulary from './zh-CN/vocabulary.json'
import zhWorkflow from './zh-CN/workflow.json'

/** Every word of the interface, by language and namespace; a test holds both languages to the same keys. */
export const MESSAGES = {
  'zh-CN': {
    admin: zhAdmin,
    audit: zhAudit,
    auth: zhAuth,
    comments: zhComments,
    common: zhCommon,
    daily: zhDaily,
    desk: zhDesk,
    editor: zhEditor,
    errors: zhErrors,
    history: zhHistory,
    learning: zhLearning,
    mail: zhMail,
    matches: zhMatches,
    media: zhMedia,
    notifications: zhNotifications,
    site: zhSite,
    splitting: zhSplitting,
    vocabulary: zhVocabulary,
    workflow: zhWorkflow,
  },
  en: {
    admin: enAdmin,
    audit: enAudit,
    auth: enAuth,
    comments: enComments,
    common: enCommon,
    daily: enDaily,
    desk: enDesk,
    editor: enEditor,
    errors: enErrors,
    history: enHistory,
    learning: enLearning,
    mail: enMail,
    matches: enMatches,
    media: enMedia,
    notifications: enNotifications,
    site: enSite,
    splitting: enSplitting,
    vocabulary: enVocabulary,
    workflow: enWorkflow,
  },
} as const
