-- CreateTable
CREATE TABLE "Recommendation" (
    "articleId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "model" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "proposed" INTEGER NOT NULL DEFAULT 0,
    "dropped" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Recommendation_pkey" PRIMARY KEY ("articleId","revision")
);

-- AddForeignKey
ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what Prisma's schema language cannot say.

ALTER TABLE "Recommendation" ADD CONSTRAINT "Recommendation_check" CHECK (
  "state" IN ('waiting', 'done', 'failed', 'overtaken') AND ("state" = 'waiting') = ("settledAt" IS NULL)
  AND ("state" <> 'failed' OR "error" IS NOT NULL) AND "attempts" >= 0 AND "proposed" >= 0);
CREATE INDEX "Recommendation_waiting_idx" ON "Recommendation" ("createdAt") WHERE "state" = 'waiting';
