import 'server-only'
import { doerOf, newAct, recordAudit } from '../db/audit'
import { db } from '../db/client'
import { findSetting, putSetting } from '../db/settings'
import { markStale } from '../db/stale-surfaces'
import { findOrPutTag } from '../db/vocabulary'
import type { Actor } from '../editorial/actor'
import { authorize } from '../editorial/policy'
import {
  STATIONS,
  STATIONS_SETTING,
  Stations,
  type StationName,
  type StationsForm,
} from '../editorial/stations'
import { SURFACE } from '../editorial/surfaces'

/** The cities of the corridor in the order of the line. */
export async function getStations(actor: Actor): Promise<readonly StationName[]> {
  authorize(actor, 'setting.update')
  return readStations()
}

const readStations = async () => Stations.safeParse(await findSetting(STATIONS_SETTING)).data ?? STATIONS

/** Sets the cities of the corridor line. One that no place tag is named after gets such a tag, so that it can be written of. */
export async function updateStations(actor: Actor, { stations }: StationsForm): Promise<void> {
  authorize(actor, 'setting.update')
  const before = await readStations()
  await db.$transaction(
    async (tx) => {
      for (const { name } of stations) await findOrPutTag(tx, { type: 'place', name, surface: name })
      await putSetting(tx, STATIONS_SETTING, stations)
      const target = { type: 'setting', id: STATIONS_SETTING, label: STATIONS_SETTING }
      const detail = { before: [...before], after: stations }
      await recordAudit(tx, newAct(doerOf(actor)), 'setting.update', target, detail)
      await markStale(tx, [SURFACE.site, SURFACE.tags])
    },
    { timeout: 30_000 },
  )
}
