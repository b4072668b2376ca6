/** Whether a path names what file systems leave beside the files of people: hidden files, previews, settings of folders. */
export const isLitter = (path: string): boolean =>
  path.split(/[\\/]/u).some((part) => part === '__MACOSX' || part.startsWith('.')) ||
  /(?:^|[\\/])(?:Thumbs\.db|desktop\.ini)$/iu.test(path)
