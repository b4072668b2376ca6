import { tailOf } from '@/lib/document/whole-characters'
import { typedText } from '@/lib/editorial/typed-text'

/** The name of the file that a request sends, as `?name=` says it: of a longer one its end. */
export function sentName(request: Request, lengthMax: number): string {
  const name = new URL(request.url).searchParams.get('name') ?? ''
  return typedText(lengthMax).parse(tailOf(name, lengthMax))
}
