-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ProposalState" AS ENUM ('open', 'accepted', 'rejected', 'superseded');

-- CreateEnum
CREATE TYPE "JumpState" AS ENUM ('open', 'joined', 'dismissed');

-- CreateEnum
CREATE TYPE "DuplicateState" AS ENUM ('open', 'linked', 'replaced', 'kept');

-- CreateTable
CREATE TABLE "SourceFile" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "importedById" UUID,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SourceFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SourceFile_hash_key" ON "SourceFile"("hash");

-- Each page imported so far came in a file of its own: bytes, hash, format and encoding move there.
ALTER TABLE "SourcePage" ADD COLUMN "fileId" UUID, ADD COLUMN "sheet" INTEGER NOT NULL DEFAULT 1;
INSERT INTO "SourceFile" ("id", "name", "bytes", "hash", "format", "encoding", "importedById", "importedAt")
  SELECT "id", "fileName", "bytes", "hash", "format", "encoding", "importedById", "importedAt" FROM "SourcePage";
UPDATE "SourcePage" SET "fileId" = "id";
-- The deferred checks of the rows above run now: a table with checks still to come cannot be altered.
SET CONSTRAINTS ALL IMMEDIATE;

-- DropIndex
DROP INDEX "SourcePage_hash_key";

-- AlterTable
ALTER TABLE "SourcePage" ALTER COLUMN "fileId" SET NOT NULL,
DROP COLUMN "bytes",
DROP COLUMN "encoding",
DROP COLUMN "format",
DROP COLUMN "hash";

-- AlterTable
ALTER TABLE "LedgerRow" ADD COLUMN     "joins" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "overrides" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "DeskAct" (
    "id" UUID NOT NULL,
    "pageId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "act" JSONB NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'done',
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeskAct_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportBatch" (
    "id" UUID NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportBatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportItem" (
    "id" UUID NOT NULL,
    "batchId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "path" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA,
    "state" "ImportState" NOT NULL DEFAULT 'WAITING',
    "fileId" UUID,
    "isNew" BOOLEAN,
    "pages" INTEGER,
    "articles" INTEGER,
    "errorCode" TEXT,
    "errorFacts" JSONB NOT NULL DEFAULT '{}',
    "startedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposedChange" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "baseRevision" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "state" "ProposalState" NOT NULL DEFAULT 'open',
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProposedChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JumpMatch" (
    "id" UUID NOT NULL,
    "fragmentId" UUID NOT NULL,
    "beginningId" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "signs" TEXT[],
    "state" "JumpState" NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JumpMatch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fingerprint" (
    "articleId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "prints" BIGINT[],

    CONSTRAINT "Fingerprint_pkey" PRIMARY KEY ("articleId")
);

-- CreateTable
CREATE TABLE "Duplicate" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "otherId" UUID NOT NULL,
    "containment" DOUBLE PRECISION NOT NULL,
    "state" "DuplicateState" NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Duplicate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "sessionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" UUID NOT NULL,
    "isEditing" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("sessionId","targetType","targetId")
);

-- CreateIndex
CREATE INDEX "DeskAct_at_idx" ON "DeskAct"("at");

-- CreateIndex
CREATE UNIQUE INDEX "DeskAct_pageId_number_key" ON "DeskAct"("pageId", "number");

-- CreateIndex
CREATE INDEX "ImportBatch_createdAt_id_idx" ON "ImportBatch"("createdAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "ImportItem_state_idx" ON "ImportItem"("state");

-- CreateIndex
CREATE UNIQUE INDEX "ImportItem_batchId_position_key" ON "ImportItem"("batchId", "position");

-- CreateIndex
CREATE INDEX "ProposedChange_articleId_state_idx" ON "ProposedChange"("articleId", "state");

-- CreateIndex
CREATE INDEX "JumpMatch_beginningId_idx" ON "JumpMatch"("beginningId");

-- CreateIndex
CREATE UNIQUE INDEX "JumpMatch_fragmentId_beginningId_key" ON "JumpMatch"("fragmentId", "beginningId");

-- CreateIndex
CREATE INDEX "Fingerprint_prints_idx" ON "Fingerprint" USING GIN ("prints");

-- CreateIndex
CREATE INDEX "Duplicate_otherId_idx" ON "Duplicate"("otherId");

-- CreateIndex
CREATE UNIQUE INDEX "Duplicate_articleId_otherId_key" ON "Duplicate"("articleId", "otherId");

-- CreateIndex
CREATE INDEX "Presence_targetType_targetId_idx" ON "Presence"("targetType", "targetId");

-- CreateIndex
CREATE UNIQUE INDEX "SourcePage_fileId_sheet_key" ON "SourcePage"("fileId", "sheet");

-- CreateIndex
CREATE INDEX "Article_mergedIntoId_idx" ON "Article"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "SourceFile" ADD CONSTRAINT "SourceFile_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "SourceFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskAct" ADD CONSTRAINT "DeskAct_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "SourcePage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskAct" ADD CONSTRAINT "DeskAct_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportBatch" ADD CONSTRAINT "ImportBatch_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_batchId_fkey" FOREIGN KEY ("batchId") REFERENCES "ImportBatch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "SourceFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposedChange" ADD CONSTRAINT "ProposedChange_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposedChange" ADD CONSTRAINT "ProposedChange_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposedChange" ADD CONSTRAINT "ProposedChange_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JumpMatch" ADD CONSTRAINT "JumpMatch_fragmentId_fkey" FOREIGN KEY ("fragmentId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JumpMatch" ADD CONSTRAINT "JumpMatch_beginningId_fkey" FOREIGN KEY ("beginningId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JumpMatch" ADD CONSTRAINT "JumpMatch_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fingerprint" ADD CONSTRAINT "Fingerprint_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

ALTER TABLE "SourceFile" ADD CONSTRAINT "SourceFile_bytes_check" CHECK (octet_length("bytes") BETWEEN 1 AND 20 * 1024 * 1024);
ALTER TABLE "SourceFile" ADD CONSTRAINT "SourceFile_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');
CREATE TRIGGER "SourceFile_immutable" BEFORE UPDATE OR DELETE ON "SourceFile"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_sheet_check" CHECK ("sheet" >= 1);

ALTER TABLE "DeskAct" ADD CONSTRAINT "DeskAct_check" CHECK ("number" >= 1 AND "state" IN ('done', 'undone', 'dropped'));

ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_check" CHECK (
  "position" >= 0 AND "size" >= 0 AND btrim("path") <> '' AND
  ("state" IN ('WAITING', 'RUNNING')) = ("settledAt" IS NULL) AND
  ("state" = 'FAILED') = ("errorCode" IS NOT NULL) AND
  ("settledAt" IS NULL OR "bytes" IS NULL));

-- What is retired is no work and not public; what was taken over is retired.
ALTER TABLE "Article" ADD CONSTRAINT "Article_retired_check" CHECK (
  ("retiredAt" IS NULL OR "status" <> 'PUBLISHED') AND
  ("mergedIntoId" IS NULL OR ("retiredAt" IS NOT NULL AND "mergedIntoId" <> "id")));

ALTER TABLE "ProposedChange" ADD CONSTRAINT "ProposedChange_check" CHECK (
  "origin" IN ('desk', 'jump', 'duplicate') AND "baseRevision" >= 1 AND
  ("state" IN ('accepted', 'rejected')) = ("decidedAt" IS NOT NULL));
CREATE UNIQUE INDEX "ProposedChange_one_open" ON "ProposedChange" ("articleId") WHERE "state" = 'open';

ALTER TABLE "JumpMatch" ADD CONSTRAINT "JumpMatch_check" CHECK (
  "fragmentId" <> "beginningId" AND "score" BETWEEN 0 AND 1 AND ("state" = 'open') = ("decidedAt" IS NULL));
-- A fragment goes on from one beginning only.
CREATE UNIQUE INDEX "JumpMatch_one_beginning" ON "JumpMatch" ("fragmentId") WHERE "state" = 'joined';

ALTER TABLE "Duplicate" ADD CONSTRAINT "Duplicate_check" CHECK (
  "articleId" <> "otherId" AND "containment" BETWEEN 0 AND 1 AND ("state" = 'open') = ("decidedAt" IS NULL));

ALTER TABLE "Presence" ADD CONSTRAINT "Presence_check" CHECK ("targetType" IN ('page', 'article'));
