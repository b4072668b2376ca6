-- Articles ---------------------------------------------------------------------------------------------------

ALTER TABLE "Article" ADD COLUMN "killReason" TEXT, ADD COLUMN "trashedFrom" "ArticleStatus",
  ADD COLUMN "assigneeId" UUID, ADD COLUMN "dueAt" TIMESTAMPTZ(3);
ALTER TABLE "Article" ADD CONSTRAINT "Article_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Article_assigneeId_idx" ON "Article"("assigneeId");
CREATE INDEX "Article_dueAt_idx" ON "Article"("dueAt");
ALTER TABLE "Article" ADD CONSTRAINT "Article_set_aside_check" CHECK (
  ("status" = 'KILLED' OR ("status" = 'TRASHED' AND "trashedFrom" = 'KILLED')) = ("killReason" IS NOT NULL) AND btrim("killReason") <> ''
  AND ("status" = 'TRASHED') = ("trashedFrom" IS NOT NULL) AND "trashedFrom" IN ('DRAFT', 'WITHDRAWN', 'KILLED'));

-- Review -----------------------------------------------------------------------------------------------------

CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "preset" TEXT NOT NULL,
    "rounds" INTEGER NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "state" TEXT NOT NULL DEFAULT 'open',
    "hash" TEXT,
    "requestedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Review_articleId_idx" ON "Review"("articleId");
ALTER TABLE "Review" ADD CONSTRAINT "Review_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_requestedById_fkey" FOREIGN KEY ("requestedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_check" CHECK (
  "preset" IN ('one', 'three') AND "rounds" = CASE "preset" WHEN 'one' THEN 1 ELSE 3 END AND "round" BETWEEN 1 AND "rounds"
  AND "state" IN ('open', 'changes', 'approved', 'done', 'fallen', 'dropped')
  AND ("state" IN ('done', 'fallen', 'dropped')) = ("endedAt" IS NOT NULL)
  AND ("state" NOT IN ('approved', 'done') OR ("hash" IS NOT NULL AND "round" = "rounds")));
CREATE UNIQUE INDEX "Review_one_open" ON "Review" ("articleId") WHERE "endedAt" IS NULL;

CREATE TABLE "ReviewOpinion" (
    "id" UUID NOT NULL,
    "reviewId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "reviewerId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "checks" TEXT[],
    "revisionId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewOpinion_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ReviewOpinion_reviewId_idx" ON "ReviewOpinion"("reviewId");
CREATE INDEX "ReviewOpinion_reviewerId_idx" ON "ReviewOpinion"("reviewerId");
ALTER TABLE "ReviewOpinion" ADD CONSTRAINT "ReviewOpinion_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewOpinion" ADD CONSTRAINT "ReviewOpinion_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewOpinion" ADD CONSTRAINT "ReviewOpinion_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewOpinion" ADD CONSTRAINT "ReviewOpinion_check" CHECK (
  "round" >= 1 AND "verdict" IN ('approve', 'return') AND ("verdict" = 'approve' OR btrim("opinion") <> ''));
-- Nobody takes two rounds of one review; in their own round they may speak again after changes.
ALTER TABLE "ReviewOpinion" ADD CONSTRAINT "ReviewOpinion_one_round_each" EXCLUDE USING gist (
  "reviewId" WITH =, "reviewerId" WITH =, "round" WITH <>);

CREATE FUNCTION "ReviewOpinion_immutable"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'opinions of a review are never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'ReviewOpinion_immutable'; END $$;
CREATE TRIGGER "ReviewOpinion_immutable" BEFORE UPDATE OR DELETE ON "ReviewOpinion" FOR EACH ROW EXECUTE FUNCTION "ReviewOpinion_immutable"();

-- Who approves did not make it, and approves what stands now, in the round that waits.
CREATE FUNCTION "ReviewOpinion_impartial"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  review "Review"%ROWTYPE;
  newest RECORD;
BEGIN
  SELECT * INTO review FROM "Review" WHERE "id" = NEW."reviewId" FOR UPDATE;
  SELECT r."id", r."hash", r."authorId", a."createdById" INTO newest FROM "Article" a
    JOIN "Revision" r ON r."articleId" = a."id" AND r."number" = a."head" WHERE a."id" = review."articleId";
  IF NEW."revisionId" <> newest."id" OR NEW."hash" <> newest."hash" OR NEW."round" <> review."round" THEN
    RAISE EXCEPTION 'an opinion is of the newest revision, in the round that waits' USING ERRCODE = 'check_violation', CONSTRAINT = 'ReviewOpinion_newest';
  END IF;
  IF NEW."verdict" = 'approve' AND (review."state" <> 'open' OR NEW."reviewerId" IN (newest."authorId", newest."createdById", review."requestedById")) THEN
    RAISE EXCEPTION 'nobody approves their own work' USING ERRCODE = 'check_violation', CONSTRAINT = 'ReviewOpinion_impartial';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ReviewOpinion_impartial" BEFORE INSERT ON "ReviewOpinion" FOR EACH ROW EXECUTE FUNCTION "ReviewOpinion_impartial"();

-- Whether every round of a review was approved, the last one for this content.
CREATE FUNCTION "is_fully_approved"(review "Review") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT count(DISTINCT o."round") = review."rounds" AND coalesce(bool_or(o."round" = review."rounds" AND o."hash" = review."hash"), false)
  FROM "ReviewOpinion" o WHERE o."reviewId" = review."id" AND o."verdict" = 'approve' $$;

-- An approval is of one content: with a character changed it is none. `APPROVED` is said exactly while it is one.
CREATE FUNCTION "check_approval"(article uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Review" v JOIN "Article" a ON a."id" = v."articleId"
    JOIN "Revision" r ON r."articleId" = a."id" AND r."number" = a."head"
    WHERE v."articleId" = article AND v."state" = 'approved' AND (v."hash" <> r."hash" OR NOT "is_fully_approved"(v))
  ) OR EXISTS (
    SELECT 1 FROM "Article" a WHERE a."id" = article AND a."status" = 'APPROVED'
      AND NOT EXISTS (SELECT 1 FROM "Review" v WHERE v."articleId" = a."id" AND v."state" = 'approved')
  ) THEN
    RAISE EXCEPTION 'article % is not approved as it stands', article USING ERRCODE = 'check_violation', CONSTRAINT = 'Review_approval_check';
  END IF;
END $$;
CREATE FUNCTION "Article_approval_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM "check_approval"(NEW."id"); RETURN NULL; END $$;
CREATE FUNCTION "Review_approval_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM "check_approval"(NEW."articleId"); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER "Article_approval_check" AFTER UPDATE ON "Article"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Article_approval_check"();
CREATE CONSTRAINT TRIGGER "Review_approval_check" AFTER INSERT OR UPDATE ON "Review"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Review_approval_check"();

-- Publication ------------------------------------------------------------------------------------------------

ALTER TABLE "Publication" ADD COLUMN "endNotice" TEXT;
ALTER TABLE "Publication" DROP CONSTRAINT "Publication_end_check";
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_end_check" CHECK (
  ("endedAt" IS NULL) = ("endReason" IS NULL) AND "endReason" IN ('replaced', 'withdrawn', 'unpublished', 'cancelled')
  AND ("endNotice" IS NULL OR ("endReason" = 'withdrawn' AND btrim("endNotice") <> '')));
ALTER TABLE "Publication" DROP CONSTRAINT "Publication_times_check";
-- What was cancelled ended before the moment at which it would have been published.
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_times_check" CHECK (
  "firstPublishedAt" <= "publishedAt" AND
  ("expiresAt" IS NULL OR ("expiresAt" > "goLiveAt" AND ("embargoUntil" IS NULL OR "expiresAt" > "embargoUntil"))) AND
  ("endedAt" IS NULL OR "endReason" = 'cancelled' OR "endedAt" >= "publishedAt"));
-- A schedule or an embargo, not both.
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_one_wait_check" CHECK ("embargoUntil" IS NULL OR "goLiveAt" <= "createdAt");

CREATE OR REPLACE FUNCTION "Publication_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{endedAt,endReason,endNotice,goLiveAt,embargoUntil,expiresAt}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{endedAt,endReason,endNotice,goLiveAt,embargoUntil,expiresAt}'::text[] THEN
    RAISE EXCEPTION 'a publication is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'Publication_frozen';
  END IF;
  RETURN NEW;
END $$;

-- Where an article stands now: `stateOf` of lib/editorial/workflow.ts for lists and counts (a test compares them).
CREATE VIEW "ArticleState" AS
  SELECT a."id" AS "articleId", CASE
    WHEN a."status" <> 'PUBLISHED' OR p."id" IS NULL THEN a."status"::text
    WHEN p."goLiveAt" > now() OR p."embargoUntil" > now() THEN 'SCHEDULED'
    WHEN v."state" = 'open' THEN 'CHANGE_IN_REVIEW'
    WHEN v."state" = 'approved' THEN 'CHANGE_APPROVED'
    WHEN p."expiresAt" <= now() THEN 'EXPIRED'
    WHEN EXISTS (SELECT 1 FROM "Correction" c WHERE c."articleId" = a."id" AND c."state" = 'published') THEN 'CORRECTED'
    ELSE 'PUBLISHED' END AS "state"
  FROM "Article" a
  LEFT JOIN "Publication" p ON p."articleId" = a."id" AND p."endedAt" IS NULL
  LEFT JOIN "Review" v ON v."articleId" = a."id" AND v."endedAt" IS NULL;

-- Where the newsroom asks for rounds, exactly the content that passed them goes out, or what went out under the rules before, as when
-- a schedule is brought forward. What the machine imports does not pass them.
CREATE FUNCTION "Publication_approved"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."origin" = 'review' AND coalesce((SELECT "value"->>'preset' FROM "Setting" WHERE "key" = 'review'), 'none') <> 'none'
    AND NOT EXISTS (SELECT 1 FROM "Review" v JOIN "Revision" r ON r."id" = NEW."revisionId"
      WHERE v."articleId" = NEW."articleId" AND v."state" IN ('approved', 'done') AND v."hash" = r."hash" AND "is_fully_approved"(v))
    AND NOT EXISTS (SELECT 1 FROM "Publication" p
      WHERE p."articleId" = NEW."articleId" AND p."revisionId" = NEW."revisionId" AND p."origin" = 'review') THEN
    RAISE EXCEPTION 'this revision was not approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'Publication_approved';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Publication_approved" BEFORE INSERT ON "Publication" FOR EACH ROW EXECUTE FUNCTION "Publication_approved"();

-- Corrections ------------------------------------------------------------------------------------------------

ALTER TABLE "Correction" ADD COLUMN "metricIds" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[], ADD COLUMN "foundAt" TIMESTAMPTZ(3),
  ADD COLUMN "publishedAt" TIMESTAMPTZ(3), ADD COLUMN "publicationId" UUID, ADD COLUMN "publishedById" UUID;
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE INDEX "Correction_publicationId_idx" ON "Correction"("publicationId");
CREATE INDEX "Correction_publishedAt_id_idx" ON "Correction"("publishedAt" DESC, "id" DESC);
ALTER TABLE "Correction" DROP CONSTRAINT "Correction_check";
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_check" CHECK (
  "version" >= 1 AND "state" IN ('draft', 'published') AND "before" <> "after" AND btrim("after") <> ''
  AND ("state" = 'published') = ("publishedAt" IS NOT NULL)
  AND ("state" <> 'published' OR ("publicationId" IS NOT NULL AND "foundAt" IS NOT NULL AND "foundAt" <= "publishedAt" AND btrim("note") <> '')));
-- What readers were told stays.
CREATE FUNCTION "Correction_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a published correction is never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'Correction_frozen';
END $$;
CREATE TRIGGER "Correction_frozen" BEFORE UPDATE OR DELETE ON "Correction" FOR EACH ROW WHEN (OLD."state" = 'published')
  EXECUTE FUNCTION "Correction_frozen"();

-- Side effects -----------------------------------------------------------------------------------------------

CREATE TABLE "SideEffect" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "articleId" UUID NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,
    "doneAt" TIMESTAMPTZ(3),
    "droppedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SideEffect_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SideEffect_key_key" ON "SideEffect"("key");
CREATE INDEX "SideEffect_articleId_idx" ON "SideEffect"("articleId");
CREATE INDEX "SideEffect_nextAt_idx" ON "SideEffect"("nextAt") WHERE "doneAt" IS NULL AND "droppedAt" IS NULL;
ALTER TABLE "SideEffect" ADD CONSTRAINT "SideEffect_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "SideEffect" ADD CONSTRAINT "SideEffect_check" CHECK (
  "attempts" >= 0 AND "nextAt" >= "dueAt" AND ("doneAt" IS NULL OR "droppedAt" IS NULL));
