-- A file that could not be imported waits on the overview for a person, until one says that nothing is to be done about it.
-- AlterTable
ALTER TABLE "ImportItem" ADD COLUMN     "dismissedAt" TIMESTAMPTZ(3);

ALTER TABLE "ImportItem" ADD CONSTRAINT "ImportItem_dismissed_check" CHECK ("dismissedAt" IS NULL OR "state" = 'FAILED');
