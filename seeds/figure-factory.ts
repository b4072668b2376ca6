// Makers of articles that state figures, for database tests and e2e.
import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db/client'
import type { Actor } from '@/lib/editorial/actor'
import { publishArticle } from '@/lib/newsroom/publish-article'
import type { MetricFields } from '@/lib/pipeline/model'
import { makeArticle } from './factory'
import { makePage } from './page-factory'

type Stated = {
  headline?: string
  sentence: string
  text: string
  fields: Partial<MetricFields>
  printedOn?: string
}

/** A figure as tests state it, with what matters to them put in its place. */
export const FIELDS: MetricFields = {
  indicator: '高新技术企业数',
  subject: '松江区',
  value: '0',
  valueTo: null,
  from: null,
  direction: null,
  unit: '家',
  qualifier: '=',
  kind: 'level',
  period: '2023年',
  scope: null,
}

/** A published article whose one sentence states one figure, printed on a page of the day. */
export async function makeFigure(
  actor: Actor,
  { headline = '甲', sentence, text, fields, printedOn }: Stated,
): Promise<{ id: string; metricId: string; slug: string; version: number }> {
  const metricId = randomUUID()
  const [before = '', after = ''] = sentence.split(text)
  const article = await makeArticle(actor, headline, [sentence], (content) => ({
    ...content,
    body: {
      type: 'doc',
      content: content.body.content.map((paragraph) => ({
        ...paragraph,
        content: [
          { type: 'text', text: before },
          { type: 'text', text, marks: [{ type: 'metric' as const, attrs: { metricId } }] },
          { type: 'text', text: after },
        ].filter(({ text: words }) => words !== ''),
      })),
    },
    metrics: { [metricId]: { ...FIELDS, ...fields } },
  }))
  if (printedOn)
    await makePage(actor, {
      newspaper: { value: '松江报', isGuess: false },
      printedOn: { value: printedOn, isGuess: false },
      pageLabel: { value: '第二版', isGuess: false },
      lines: [{ text: sentence, articleId: article.id }],
    })
  return { id: article.id, metricId, ...(await publishArticle(actor, article)) }
}

/**
 * Lets the published article state its one figure again, as figures of their own: `years` figures in all, each of the year before,
 * and so many of no known time.
 */
export async function repeatFigure(articleId: string, years: number, undated = 0): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "PublishedMetric" SELECT r.* FROM "PublishedMetric" x JOIN "Publication" p ON p."id" = x."publicationId"
    CROSS JOIN generate_series(1, ${years + undated - 1}) n
    CROSS JOIN LATERAL jsonb_populate_record(NULL::"PublishedMetric", to_jsonb(x) || jsonb_build_object(
      'id', gen_random_uuid(), 'metricId', gen_random_uuid(), 'position', x."position" + n,
      'periodFrom', CASE WHEN n < ${years} THEN x."periodFrom" - n * interval '1 year' END,
      'periodTo', CASE WHEN n < ${years} THEN x."periodTo" - n * interval '1 year' END)) r
    WHERE p."articleId" = ${articleId}::uuid AND p."endedAt" IS NULL`
}
