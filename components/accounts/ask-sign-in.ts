/** Why nobody was signed in, and after how many seconds to try again where that is said. */
export type SignInFailure = { code: string; seconds: number }

/** Asks next-auth with what a form says: e-mail, password, and a code where one is asked for. Null when it worked, else why not. */
export async function askSignIn(form: FormData): Promise<SignInFailure | null> {
  const csrf: unknown = await (await fetch('/api/auth/csrf')).json()
  const body = new URLSearchParams({ ...textsOf(csrf), ...textsOf(Object.fromEntries(form)), json: 'true' })
  const answer: unknown = await (
    await fetch('/api/auth/callback/credentials', { method: 'POST', body })
  ).json()
  const { url } = textsOf(answer)
  const error = url ? new URL(url, window.location.href).searchParams.get('error') : 'unknown'
  if (!error) return null
  const [code = 'unknown', seconds = '0'] = error.split(':')
  return { code, seconds: Number(seconds) }
}

/** The entries of an answer that are texts. */
function textsOf(answer: unknown): Record<string, string> {
  if (typeof answer !== 'object' || answer === null) return {}
  return Object.fromEntries(
    Object.entries(answer).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
