ALTER TABLE "Comment" ADD COLUMN "endBlockId" TEXT;

-- Everything below is written by hand. docs/data-model.md explains each rule.

-- A comment may reach into a later paragraph; what is to be replaced stands in one.
ALTER TABLE "Comment" DROP CONSTRAINT "Comment_place_check";
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_place_check" CHECK (
  "start" >= 0 AND "end" > 0 AND ("endBlockId" IS NOT NULL OR "end" > "start") AND "quote" <> '' AND "madeOn" <> ''
  AND "blockId" <> '' AND "endBlockId" <> "blockId");
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_change_check" CHECK ("kind" = 'comment' OR "endBlockId" IS NULL);
