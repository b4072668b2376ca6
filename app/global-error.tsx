'use client'

import '@/app/globals.css'
import { Message } from '@/components/site/message'
import { FAILED } from '@/lib/words/failed'

const LANGUAGES = [
  { lang: 'zh-CN', words: FAILED['zh-CN'], home: '/' },
  { lang: 'en', words: FAILED.en, home: '/en' },
] as const

/** What is sent when a page fails outside the desk, in both languages: the failed page cannot say which it was. */
export default function GlobalError() {
  return (
    <html lang="zh-CN">
      <body>
        <title>{FAILED['zh-CN'].title}</title>
        <main className="mx-auto max-w-[1200px] px-6 pt-10">
          {LANGUAGES.map(({ lang, words, home }, index) => (
            <div key={lang} lang={lang}>
              <Message level={index === 0 ? 'h1' : 'h2'} title={words.title} what={words.what}>
                <a href={home} className="underline underline-offset-4">
                  {words.home}
                </a>
              </Message>
            </div>
          ))}
        </main>
      </body>
    </html>
  )
}
