import { isLitter } from '@/lib/pipeline/is-litter'

/** A file on its way in; one of a folder is named with the folders it lies in. One that is gone by now has no body. */
export type FoundFile = {
  name: string
  body: Blob | null
  /** It is no file but a text, whose name a person gave or not. */
  pasted?: 'named' | 'unnamed'
}

/** The files that were chosen, or all those of a chosen folder. What systems leave beside files is left out. */
export const chosenFiles = (files: FileList | null): FoundFile[] =>
  [...(files ?? [])]
    .map((file) => ({ name: file.webkitRelativePath || file.name, body: file }))
    .filter(({ name }) => !isLitter(name))

/**
 * The files that were dropped, those of dropped folders included, in the order of their names. Ends the search soon after
 * `filesMax`. To be called while the drop is handled: afterwards a browser shows nothing of it any more.
 */
export async function droppedFiles(transfer: DataTransfer, filesMax: number): Promise<FoundFile[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  if (!entries.some((entry) => entry?.isDirectory)) return chosenFiles(transfer.files)
  const found: FoundFile[] = []
  for (const entry of entries) if (entry) await walk(entry, found, filesMax)
  return found.toSorted((one, other) => one.name.localeCompare(other.name, 'zh-CN', { numeric: true }))
}

async function walk(entry: FileSystemEntry, found: FoundFile[], filesMax: number): Promise<void> {
  const name = entry.fullPath.replace(/^\//u, '')
  if (found.length > filesMax || isLitter(name)) return
  if (isFile(entry)) {
    const body = await new Promise<File>((resolve, reject) => entry.file(resolve, reject)).catch(() => null)
    found.push({ name, body })
  } else if (isFolder(entry)) for (const inner of await listFolder(entry)) await walk(inner, found, filesMax)
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A reader hands out a folder in portions, the last of which is empty. */
async function listFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const next = () =>
    new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => resolve([]))
    })
  const entries: FileSystemEntry[] = []
  for (let portion = await next(); portion.length > 0; portion = await next()) entries.push(...portion)
  return entries
}
