import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findSetting, putSetting } from '../db/settings'
import { markStale } from '../db/stale-surfaces'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import { SITE_SETTING, SiteSettings } from '../editorial/site-settings'
import { SURFACE } from '../editorial/surfaces'

/** What the site is called, or null while nobody has named it and it bears the name it came with. */
export async function getSiteSettings(actor: Actor): Promise<SiteSettings | null> {
  authorize(actor, 'setting.update')
  return readSettings()
}

const readSettings = async () => SiteSettings.safeParse(await findSetting(SITE_SETTING)).data ?? null

/** Names the site; every page of it bears the name. */
export async function updateSiteSettings(actor: Actor, input: SiteSettings): Promise<void> {
  authorize(actor, 'setting.update')
  const before = await readSettings()
  await db.$transaction(async (tx) => {
    await putSetting(tx, SITE_SETTING, input)
    const target = { type: 'setting', id: SITE_SETTING, label: input.name }
    await recordAudit(tx, newAct(doerOf(actor)), 'setting.update', target, { before, after: input })
    await markStale(tx, [SURFACE.site])
  })
}
