-- A change of a public article that waits for its hour. The copy readers see says when it yields, the change says whose place it
-- takes, and both stand open until that moment: which of them is shown is told by time alone.

-- AlterTable
ALTER TABLE "Publication" ADD COLUMN     "replacesId" UUID,
ADD COLUMN     "yieldsAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "Publication_replacesId_idx" ON "Publication"("replacesId");

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Everything below is written by hand: what Prisma's schema language cannot say.

-- One copy without an end in sight, and at most one that yields to it.
DROP INDEX "Publication_one_open";
CREATE UNIQUE INDEX "Publication_one_open" ON "Publication" ("articleId") WHERE "endedAt" IS NULL AND "yieldsAt" IS NULL;
CREATE UNIQUE INDEX "Publication_one_yields" ON "Publication" ("articleId") WHERE "endedAt" IS NULL AND "yieldsAt" IS NOT NULL;
CREATE INDEX "Publication_yieldsAt_idx" ON "Publication" ("yieldsAt") WHERE "endedAt" IS NULL AND "yieldsAt" IS NOT NULL;

-- A copy yields while readers see it: not before it is shown, nor after it expired.
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_yield_check" CHECK (
  "yieldsAt" > "goLiveAt" AND ("embargoUntil" IS NULL OR "yieldsAt" > "embargoUntil") AND ("expiresAt" IS NULL OR "expiresAt" >= "yieldsAt"));
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_replaces_check" CHECK (
  "replacesId" IS NULL OR ("replacesId" <> "id" AND "embargoUntil" IS NULL));

CREATE OR REPLACE FUNCTION "Publication_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{endedAt,endReason,endNotice,goLiveAt,embargoUntil,expiresAt,yieldsAt}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{endedAt,endReason,endNotice,goLiveAt,embargoUntil,expiresAt,yieldsAt}'::text[] THEN
    RAISE EXCEPTION 'a publication is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'Publication_frozen';
  END IF;
  RETURN NEW;
END $$;

-- The moment at which one yields is the moment at which the other is live: readers never find both, and never neither. A change whose
-- article is taken from readers before its hour ends with it.
CREATE FUNCTION "Publication_change_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Publication" p WHERE p."articleId" = NEW."articleId" AND p."endedAt" IS NULL AND p."yieldsAt" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Publication" c
        WHERE c."replacesId" = p."id" AND c."endedAt" IS NULL AND c."goLiveAt" = p."yieldsAt")
  ) OR EXISTS (
    SELECT 1 FROM "Publication" c JOIN "Publication" p ON p."id" = c."replacesId"
    WHERE c."articleId" = NEW."articleId" AND c."endedAt" IS NULL AND (p."articleId" <> c."articleId"
      OR p."endedAt" < c."goLiveAt" OR (p."endedAt" IS NULL AND p."yieldsAt" IS DISTINCT FROM c."goLiveAt"))
  ) THEN
    RAISE EXCEPTION 'a change and the copy before it meet at one moment' USING ERRCODE = 'check_violation', CONSTRAINT = 'Publication_change_check';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Publication_change_check" AFTER INSERT OR UPDATE ON "Publication"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Publication_change_check"();

CREATE OR REPLACE VIEW "LivePublication" AS
  SELECT * FROM "Publication" WHERE "endedAt" IS NULL AND "goLiveAt" <= now()
    AND ("embargoUntil" IS NULL OR "embargoUntil" <= now()) AND ("expiresAt" IS NULL OR "expiresAt" > now())
    AND ("yieldsAt" IS NULL OR "yieldsAt" > now());

-- The open copy of an article that counts now: what readers see or saw last, or what waits while they see none.
CREATE VIEW "CurrentPublication" AS
  SELECT * FROM "Publication" WHERE "endedAt" IS NULL AND ("yieldsAt" IS NULL OR "yieldsAt" > now())
    AND ("replacesId" IS NULL OR "goLiveAt" <= now());

-- The change of an article that waits for its hour while readers see the copy before it.
CREATE VIEW "WaitingChange" AS
  SELECT * FROM "Publication" WHERE "endedAt" IS NULL AND "replacesId" IS NOT NULL AND "goLiveAt" > now();

-- At the hour of a change both its own surfaces and those of the copy before it change, and those of the corrections it brings.
CREATE OR REPLACE VIEW "TimedChange" AS
  SELECT m."at", m."publicationId", s."surface"
  FROM (
    SELECT "id" AS "publicationId", "articleId", "sectionId", "goLiveAt" AS "at", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL
    UNION ALL SELECT "id", "articleId", "sectionId", "embargoUntil", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL AND "embargoUntil" IS NOT NULL
    UNION ALL SELECT "id", "articleId", "sectionId", "expiresAt", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL AND "expiresAt" IS NOT NULL
    UNION ALL SELECT "id", "articleId", "sectionId", "yieldsAt", "createdAt" FROM "Publication" WHERE "endedAt" IS NULL AND "yieldsAt" IS NOT NULL
  ) m
  CROSS JOIN LATERAL (
    SELECT unnest(array['latest', 'tags', 'indicators', 'article:' || m."articleId", 'section:' || m."sectionId"]) AS "surface"
    UNION SELECT 'tag:' || t."rootId" FROM "Tag" t WHERE t."id" IN (
      SELECT x."tagId" FROM "PublishedMention" x WHERE x."publicationId" = m."publicationId"
      UNION SELECT unnest(array[f."subjectTagId", f."scopeTagId"]) FROM "PublishedMetric" f WHERE f."publicationId" = m."publicationId")
    UNION SELECT 'indicator:' || i."rootId" FROM "PublishedMetric" f JOIN "Indicator" i ON i."id" = f."indicatorId"
      WHERE f."publicationId" = m."publicationId"
    UNION SELECT 'source:' || l."pageId" FROM "LedgerRow" l WHERE l."articleId" = m."articleId"
    UNION SELECT 'corrections' FROM "Correction" c WHERE c."publicationId" = m."publicationId"
  ) s
  WHERE m."at" > m."createdAt";

CREATE OR REPLACE VIEW "ArticleState" AS
  SELECT a."id" AS "articleId", CASE
    WHEN a."status" <> 'PUBLISHED' OR p."id" IS NULL THEN a."status"::text
    WHEN p."goLiveAt" > now() OR p."embargoUntil" > now() THEN 'SCHEDULED'
    WHEN p."yieldsAt" > now() THEN 'CHANGE_SCHEDULED'
    WHEN v."state" = 'open' THEN 'CHANGE_IN_REVIEW'
    WHEN v."state" = 'approved' THEN 'CHANGE_APPROVED'
    WHEN p."expiresAt" <= now() THEN 'EXPIRED'
    WHEN EXISTS (SELECT 1 FROM "Correction" c WHERE c."articleId" = a."id" AND c."state" = 'published' AND c."publishedAt" <= now()) THEN 'CORRECTED'
    ELSE 'PUBLISHED' END AS "state"
  FROM "Article" a
  LEFT JOIN "CurrentPublication" p ON p."articleId" = a."id"
  LEFT JOIN "Review" v ON v."articleId" = a."id" AND v."endedAt" IS NULL;

-- Search leaves a copy at the moment at which it yields.
CREATE OR REPLACE FUNCTION "Publication_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."endedAt" IS NOT NULL THEN
    DELETE FROM "SearchDocument" WHERE "publicationId" = NEW."id";
  ELSE
    UPDATE "SearchDocument" SET "liveFrom" = greatest(NEW."goLiveAt", NEW."embargoUntil"), "liveUntil" = least(NEW."expiresAt", NEW."yieldsAt")
      WHERE "publicationId" = NEW."id";
  END IF;
  RETURN NULL;
END $$;

-- A change that waits takes nothing from readers, nor does taking it back.
DROP TRIGGER "Publication_gone" ON "Publication";
CREATE TRIGGER "Publication_gone" AFTER UPDATE ON "Publication" FOR EACH ROW WHEN (
  (OLD."endedAt" IS NULL AND NEW."endReason" <> 'replaced' AND NOT (NEW."endReason" = 'cancelled' AND NEW."replacesId" IS NOT NULL)) OR
  (NEW."goLiveAt" > clock_timestamp() + interval '5 seconds' AND NEW."goLiveAt" IS DISTINCT FROM OLD."goLiveAt") OR
  (NEW."embargoUntil" > clock_timestamp() AND NEW."embargoUntil" IS DISTINCT FROM OLD."embargoUntil") OR
  (NEW."expiresAt" < coalesce(OLD."expiresAt", 'infinity'))
) EXECUTE FUNCTION "Publication_gone"();
DROP TRIGGER "Publication_gone_insert" ON "Publication";
CREATE TRIGGER "Publication_gone_insert" AFTER INSERT ON "Publication" FOR EACH ROW WHEN (
  (NEW."goLiveAt" > clock_timestamp() + interval '5 seconds' AND NEW."replacesId" IS NULL)
  OR NEW."embargoUntil" > clock_timestamp() OR NEW."expiresAt" IS NOT NULL
) EXECUTE FUNCTION "Publication_gone"();

-- What readers were told stays; what they are yet to be told may be taken back.
DROP TRIGGER "Correction_frozen" ON "Correction";
CREATE TRIGGER "Correction_frozen" BEFORE UPDATE OR DELETE ON "Correction" FOR EACH ROW
  WHEN (OLD."state" = 'published' AND OLD."publishedAt" <= clock_timestamp()) EXECUTE FUNCTION "Correction_frozen"();

-- A correction that waited with a change is a draft again when the change is taken back. Where its conflict left another draft meanwhile,
-- that one is the conflict's.
CREATE FUNCTION "Publication_cancelled"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Correction" c SET "state" = 'draft', "publicationId" = NULL, "publishedAt" = NULL, "publishedById" = NULL,
    "version" = c."version" + 1, "updatedAt" = now(),
    "conflictId" = CASE WHEN EXISTS (SELECT 1 FROM "Correction" d WHERE d."conflictId" = c."conflictId" AND d."state" = 'draft')
      THEN NULL ELSE c."conflictId" END
    WHERE c."publicationId" = NEW."id" AND c."state" = 'published';
  RETURN NULL;
END $$;
CREATE TRIGGER "Publication_cancelled" AFTER UPDATE ON "Publication" FOR EACH ROW
  WHEN (OLD."endedAt" IS NULL AND NEW."endReason" = 'cancelled') EXECUTE FUNCTION "Publication_cancelled"();
