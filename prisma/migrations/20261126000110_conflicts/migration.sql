-- CreateEnum
CREATE TYPE "ConflictState" AS ENUM ('open', 'settled', 'gone');

-- DropIndex
DROP INDEX "Metric_indicatorId_idx";

-- CreateTable
CREATE TABLE "Conflict" (
    "id" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "time" TEXT NOT NULL,
    "hint" TEXT,
    "evidence" JSONB NOT NULL,
    "state" "ConflictState" NOT NULL DEFAULT 'open',
    "outcome" TEXT,
    "heldId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "articleId" UUID NOT NULL,
    "metricId" UUID,
    "conflictId" UUID,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Conflict_firstId_secondId_key" ON "Conflict"("firstId", "secondId");

-- CreateIndex
CREATE INDEX "Conflict_secondId_idx" ON "Conflict"("secondId");

-- CreateIndex
CREATE INDEX "Conflict_heldId_idx" ON "Conflict"("heldId");

-- CreateIndex
CREATE INDEX "Conflict_state_createdAt_id_idx" ON "Conflict"("state", "createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Correction_articleId_idx" ON "Correction"("articleId");

-- CreateIndex
CREATE INDEX "Correction_metricId_idx" ON "Correction"("metricId");

-- CreateIndex
CREATE INDEX "Correction_conflictId_idx" ON "Correction"("conflictId");

-- CreateIndex
CREATE INDEX "Metric_indicatorId_subjectTagId_idx" ON "Metric"("indicatorId", "subjectTagId");

-- CreateIndex
CREATE INDEX "PublishedMetric_metricId_idx" ON "PublishedMetric"("metricId");

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Metric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Metric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_heldId_fkey" FOREIGN KEY ("heldId") REFERENCES "Metric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "Metric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_conflictId_fkey" FOREIGN KEY ("conflictId") REFERENCES "Conflict"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

-- A pair is kept once, whichever was found first; what is settled says how, when, and which figure holds where one does.
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_check" CHECK (
  "firstId" < "secondId" AND "version" >= 1 AND
  ("state" = 'settled') = ("outcome" IS NOT NULL) AND ("state" = 'settled') = ("decidedAt" IS NOT NULL) AND
  ("outcome" IS NULL OR "outcome" IN ('superseded', 'revised', 'scope', 'rounding', 'error')) AND
  (coalesce("outcome", '') IN ('superseded', 'revised', 'error')) = ("heldId" IS NOT NULL) AND
  ("heldId" IS NULL OR "heldId" IN ("firstId", "secondId")));

ALTER TABLE "Correction" ADD CONSTRAINT "Correction_check" CHECK (
  "version" >= 1 AND "state" IN ('draft') AND "before" <> "after" AND btrim("after") <> '');
-- A conflict makes one draft at most.
CREATE UNIQUE INDEX "Correction_one_draft" ON "Correction" ("conflictId") WHERE "state" = 'draft';
