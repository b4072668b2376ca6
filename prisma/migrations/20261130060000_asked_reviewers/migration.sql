-- Whom the sender asked to review an article, as long as it is with the reviewers; null when nobody in particular.
-- AlterTable
ALTER TABLE "Article" ADD COLUMN     "askedId" UUID;

-- CreateIndex
CREATE INDEX "Article_askedId_idx" ON "Article"("askedId");

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_askedId_fkey" FOREIGN KEY ("askedId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Nobody is asked for what is not with the reviewers, nor for what they made; nor who may not review at all.
CREATE FUNCTION "Article_asked_check"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  article "Article"%ROWTYPE;
BEGIN
  SELECT * INTO article FROM "Article" WHERE "id" = NEW."id";
  IF article."askedId" IS NULL THEN RETURN NULL; END IF;
  IF article."status" <> 'IN_REVIEW' AND NOT (article."status" = 'PUBLISHED' AND EXISTS (
    SELECT FROM "Review" r WHERE r."articleId" = article."id" AND r."endedAt" IS NULL AND r."state" = 'open')) THEN
    RAISE EXCEPTION 'a reviewer is asked only while the article is with the reviewers' USING ERRCODE = 'check_violation', CONSTRAINT = 'Article_asked_check';
  END IF;
  IF (TG_OP = 'INSERT' OR OLD."askedId" IS DISTINCT FROM NEW."askedId") AND (article."askedId" = article."createdById" OR NOT EXISTS (
    SELECT FROM "User" u WHERE u."id" = article."askedId" AND u."disabledAt" IS NULL AND u."role" IN ('EDITOR', 'ADMIN'))) THEN
    RAISE EXCEPTION 'only who may review an article is asked to' USING ERRCODE = 'check_violation', CONSTRAINT = 'Article_asked_able';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "Article_asked_check" AFTER INSERT OR UPDATE ON "Article" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."askedId" IS NOT NULL) EXECUTE FUNCTION "Article_asked_check"();
