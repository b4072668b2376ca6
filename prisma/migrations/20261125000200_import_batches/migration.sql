-- DropIndex
DROP INDEX "ImportItem_batchId_position_key";

-- AlterTable
ALTER TABLE "ImportItem" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "member" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "members" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "ImportItem_batchId_position_member_key" ON "ImportItem"("batchId", "position", "member");

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

-- A file whose import the system gave up may be tried again: only then are its bytes kept.
ALTER TABLE "ImportItem" DROP CONSTRAINT "ImportItem_check";
ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_check" CHECK (
  "position" >= 0 AND "member" >= 0 AND "size" >= 0 AND "attempts" >= 0 AND btrim("path") <> '' AND
  ("state" IN ('WAITING', 'RUNNING')) = ("settledAt" IS NULL) AND
  ("state" NOT IN ('WAITING', 'RUNNING') OR "bytes" IS NOT NULL) AND
  ("state" = 'FAILED') = ("errorCode" IS NOT NULL) AND
  ("settledAt" IS NULL OR "bytes" IS NULL OR "state" = 'FAILED'));
