import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findSetting, putSetting } from '../db/settings'
import type { Actor } from '../editorial/actor'
import { MEDIA_SETTING, MediaSettings } from '../editorial/picture'
import { authorize } from '../editorial/policy'

/** How large a picture may be that is handed over: by whoever may hand one over, and who sets it. */
export async function getMediaSettings(actor: Actor): Promise<MediaSettings> {
  authorize(actor, 'picture.upload')
  return readSettings()
}

const readSettings = async () => MediaSettings.parse((await findSetting(MEDIA_SETTING)) ?? {})

/** Sets how large a picture may be; those that are there stay. */
export async function updateMediaSettings(actor: Actor, input: MediaSettings): Promise<void> {
  authorize(actor, 'setting.update')
  const before = await readSettings()
  await db.$transaction(async (tx) => {
    await putSetting(tx, MEDIA_SETTING, input)
    const target = { type: 'setting', id: MEDIA_SETTING, label: MEDIA_SETTING }
    await recordAudit(tx, newAct(doerOf(actor)), 'setting.update', target, { before, after: input })
  })
}
