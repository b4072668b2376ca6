import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'

/** Files of a name under a folder of addresses, each with the folder it stands for. */
export const filesUnder = (folder: string, name: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .map((path) => ({ file: `${folder}/${path}`, folder: path.slice(0, -name.length).replace(/\/$/u, '') }))

/** The address of such a folder, with an id that nothing has unless another is given. */
export const addressOf = (root: string, folder: string, id: () => string = randomUUID) =>
  `${root}${folder ? `/${folder}` : ''}`.replaceAll(/\[(?:\.{3})?\w+\]/gu, () => id())
