/** The pictures among files that were chosen, dropped or pasted; what each is, the server decides by its bytes. */
export const pictureFiles = (list: FileList | null | undefined): File[] =>
  [...(list ?? [])].filter(({ type }) => type.startsWith('image/'))
