-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "openEyes" UUID[] DEFAULT ARRAY[]::UUID[];

-- CreateTable
CREATE TABLE "MarkEye" (
    "markId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "blockId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "sameAsId" UUID,
    "settledById" UUID,

    CONSTRAINT "MarkEye_pkey" PRIMARY KEY ("articleId","markId")
);

-- AddForeignKey
ALTER TABLE "MarkEye" ADD CONSTRAINT "MarkEye_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkEye" ADD CONSTRAINT "MarkEye_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

ALTER TABLE "Revision" ALTER COLUMN "openEyes" SET NOT NULL;

ALTER TABLE "MarkEye" ADD CONSTRAINT "MarkEye_check" CHECK (
  "kind" IN ('entity', 'metric')
  AND "reason" IN ('words-gone', 'ambiguous', 'deleted', 'copied', 'unknown-mark', 'words-changed')
  AND ("reason" <> 'words-changed' OR "kind" = 'entity')
  AND "quote" <> ''
  AND "revision" >= 1
);
ALTER TABLE "MarkEye" ADD CONSTRAINT "MarkEye_settled_check" CHECK (
  ("settledAt" IS NULL) = ("outcome" IS NULL)
  AND ("outcome" IS NULL OR "outcome" IN ('placed', 'kept', 'dropped', 'same', 'left'))
  AND ("sameAsId" IS NULL OR "outcome" = 'same')
  AND ("outcome" IS DISTINCT FROM 'same' OR "sameAsId" IS NOT NULL)
  AND "sameAsId" IS DISTINCT FROM "markId"
  AND ("settledById" IS NULL OR "settledAt" IS NOT NULL)
);

CREATE FUNCTION "refuse_open_eyes"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Revision" WHERE "id" = NEW."revisionId" AND cardinality("openEyes") > 0) THEN
    RAISE EXCEPTION 'revision % has marks that need an eye', NEW."revisionId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Publication_eyes_settled" BEFORE INSERT ON "Publication"
  FOR EACH ROW EXECUTE FUNCTION "refuse_open_eyes"();
