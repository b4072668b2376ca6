-- Time alone makes a publication appear (go-live, embargo) and disappear (expiry). Nothing is written at that moment, so what
-- is cached must know it beforehand.

ALTER TABLE "Publication" ADD COLUMN "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
CREATE INDEX "Publication_goLiveAt_idx" ON "Publication" ("goLiveAt") WHERE "endedAt" IS NULL;
CREATE INDEX "Publication_embargoUntil_idx" ON "Publication" ("embargoUntil") WHERE "endedAt" IS NULL AND "embargoUntil" IS NOT NULL;
CREATE INDEX "Publication_expiresAt_idx" ON "Publication" ("expiresAt") WHERE "endedAt" IS NULL AND "expiresAt" IS NOT NULL;

-- The moments at which time changes what readers see, past and coming, with each public surface that changes then. The names
-- are those of lib/editorial/surfaces.ts (a test compares them). What went public at once is told by the act that did it.
CREATE VIEW "TimedChange" AS
  SELECT m."at", m."publicationId", s."surface"
  FROM (
    SELECT "id" AS "publicationId", "articleId", "sectionId", "goLiveAt" AS "at", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL
    UNION ALL SELECT "id", "articleId", "sectionId", "embargoUntil", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL AND "embargoUntil" IS NOT NULL
    UNION ALL SELECT "id", "articleId", "sectionId", "expiresAt", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL AND "expiresAt" IS NOT NULL
  ) m
  CROSS JOIN LATERAL (
    SELECT unnest(array['latest', 'tags', 'indicators', 'article:' || m."articleId", 'section:' || m."sectionId"]) AS "surface"
    UNION SELECT 'tag:' || t."rootId" FROM "Tag" t WHERE t."id" IN (
      SELECT x."tagId" FROM "PublishedMention" x WHERE x."publicationId" = m."publicationId"
      UNION SELECT unnest(array[f."subjectTagId", f."scopeTagId"]) FROM "PublishedMetric" f WHERE f."publicationId" = m."publicationId")
    UNION SELECT 'indicator:' || i."rootId" FROM "PublishedMetric" f JOIN "Indicator" i ON i."id" = f."indicatorId"
      WHERE f."publicationId" = m."publicationId"
    UNION SELECT 'source:' || l."pageId" FROM "LedgerRow" l WHERE l."articleId" = m."articleId"
  ) s
  WHERE m."at" > m."createdAt";
