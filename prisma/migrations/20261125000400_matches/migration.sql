-- CreateEnum
CREATE TYPE "RepeatState" AS ENUM ('open', 'kept');

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "isFragment" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "JumpMatch" ADD COLUMN     "undo" JSONB;

-- AlterTable
ALTER TABLE "Duplicate" ADD COLUMN     "longest" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "undo" JSONB;

-- CreateTable
CREATE TABLE "PageRepeat" (
    "id" UUID NOT NULL,
    "pageId" UUID NOT NULL,
    "firstStart" INTEGER NOT NULL,
    "firstEnd" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "state" "RepeatState" NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PageRepeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PageRepeat_pageId_start_idx" ON "PageRepeat"("pageId", "start");

-- AddForeignKey
ALTER TABLE "PageRepeat" ADD CONSTRAINT "PageRepeat_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "SourcePage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PageRepeat" ADD CONSTRAINT "PageRepeat_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

-- What lists and matching read of the newest revision is repeated on the article.
UPDATE "Article" a SET "isFragment" = (r."content"->>'isFragment')::boolean
  FROM "Revision" r WHERE r."articleId" = a."id" AND r."number" = a."head" AND r."content"->>'isFragment' = 'true';
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE "PageRepeat" ADD CONSTRAINT "PageRepeat_check" CHECK (
  0 <= "firstStart" AND "firstStart" < "firstEnd" AND "firstEnd" <= "start" AND "start" < "end" AND
  ("state" = 'open') = ("decidedAt" IS NULL));

ALTER TABLE "JumpMatch" ADD CONSTRAINT "JumpMatch_undo_check" CHECK ("undo" IS NULL OR "state" = 'joined');
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_longest_check" CHECK ("longest" >= 0);
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_undo_check" CHECK ("undo" IS NULL OR "state" = 'replaced');
-- Two articles are one pair, whichever was imported later: what was decided of them is never asked again.
CREATE UNIQUE INDEX "Duplicate_one_pair" ON "Duplicate" (least("articleId", "otherId"), greatest("articleId", "otherId"));

-- What waits for a person is little beside what was decided.
CREATE INDEX "JumpMatch_open" ON "JumpMatch" ("createdAt" DESC) WHERE "state" = 'open';
CREATE INDEX "Duplicate_open" ON "Duplicate" ("createdAt" DESC) WHERE "state" = 'open';
CREATE INDEX "PageRepeat_open" ON "PageRepeat" ("pageId") WHERE "state" = 'open';

-- Each print is looked up by itself, and the list of entries not yet in the tree would be read every time.
ALTER INDEX "Fingerprint_prints_idx" SET (fastupdate = off);

-- The articles that share prints with these, and how many. A print that more than `most` articles hold is boilerplate and
-- counts for none; no more than that are read of it. The index is the way, however frequent the planner thinks a print is.
CREATE FUNCTION "fingerprint_neighbours"(wanted bigint[], most int)
RETURNS TABLE ("articleId" uuid, "shared" int) LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  WITH hits AS (
    SELECT f."articleId", count(*) OVER (PARTITION BY w.print) AS holders
    FROM unnest(wanted) w(print), LATERAL (
      SELECT p."articleId" FROM "Fingerprint" p WHERE p."prints" @> ARRAY[w.print] LIMIT most + 1) f)
  SELECT h."articleId", count(*)::int FROM hits h WHERE h.holders <= most GROUP BY h."articleId"
$$;
