-- CreateTable
CREATE TABLE "ArticleText" (
    "articleId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "folded" TEXT NOT NULL,
    "grams" tsvector NOT NULL,

    CONSTRAINT "ArticleText_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "Spread" (
    "id" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Spread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SpreadChange" (
    "spreadId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "headBefore" INTEGER NOT NULL,
    "headAfter" INTEGER NOT NULL,
    "wasEdited" BOOLEAN NOT NULL,
    "undo" JSONB NOT NULL,

    CONSTRAINT "SpreadChange_pkey" PRIMARY KEY ("spreadId","articleId")
);

-- CreateIndex
CREATE INDEX "ArticleText_grams_idx" ON "ArticleText" USING GIN ("grams");

-- CreateIndex
CREATE INDEX "Spread_tagId_idx" ON "Spread"("tagId");

-- CreateIndex
CREATE INDEX "SpreadChange_articleId_idx" ON "SpreadChange"("articleId");

-- AddForeignKey
ALTER TABLE "ArticleText" ADD CONSTRAINT "ArticleText_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spread" ADD CONSTRAINT "Spread_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spread" ADD CONSTRAINT "Spread_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spread" ADD CONSTRAINT "Spread_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpreadChange" ADD CONSTRAINT "SpreadChange_spreadId_fkey" FOREIGN KEY ("spreadId") REFERENCES "Spread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SpreadChange" ADD CONSTRAINT "SpreadChange_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what Prisma's schema language cannot say.

ALTER TABLE "Spread" ADD CONSTRAINT "Spread_check"
  CHECK ("quote" <> '' AND ("undoneAt" IS NULL) = ("undoneById" IS NULL));
ALTER TABLE "SpreadChange" ADD CONSTRAINT "SpreadChange_check" CHECK ("headAfter" > "headBefore");
