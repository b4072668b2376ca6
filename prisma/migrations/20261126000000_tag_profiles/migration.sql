-- AlterTable
ALTER TABLE "Tag" ADD COLUMN     "mergeOrder" BIGINT,
ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- DropIndex
DROP INDEX "Tag_type_name_disambiguation_key";

-- AlterTable
ALTER TABLE "TagAlias" ADD COLUMN     "validFrom" DATE,
ADD COLUMN     "validTo" DATE;

-- AlterTable
ALTER TABLE "Mention" ADD COLUMN     "tagOrder" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "TagLink" (
    "id" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "TagLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagExternalId" (
    "id" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "scheme" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "TagExternalId_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagDismissal" (
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TagDismissal_pkey" PRIMARY KEY ("firstId","secondId")
);

-- CreateTable
CREATE TABLE "IndicatorDismissal" (
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IndicatorDismissal_pkey" PRIMARY KEY ("firstId","secondId")
);

-- CreateTable
CREATE TABLE "MentionMove" (
    "id" BIGSERIAL NOT NULL,
    "mentionId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MentionMove_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MentionChoice" (
    "id" UUID NOT NULL,
    "mentionId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "MentionChoice_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "TagLink_tagId_url_key" ON "TagLink"("tagId", "url");

-- CreateIndex
CREATE UNIQUE INDEX "TagExternalId_scheme_value_key" ON "TagExternalId"("scheme", "value");

-- CreateIndex
CREATE UNIQUE INDEX "TagExternalId_tagId_scheme_key" ON "TagExternalId"("tagId", "scheme");

-- CreateIndex
CREATE INDEX "TagDismissal_secondId_idx" ON "TagDismissal"("secondId");

-- CreateIndex
CREATE INDEX "IndicatorDismissal_secondId_idx" ON "IndicatorDismissal"("secondId");

-- CreateIndex
CREATE INDEX "MentionMove_articleId_revision_idx" ON "MentionMove"("articleId", "revision");

-- CreateIndex
CREATE INDEX "MentionMove_mentionId_idx" ON "MentionMove"("mentionId");

-- CreateIndex
CREATE INDEX "MentionChoice_tagId_decidedAt_idx" ON "MentionChoice"("tagId", "decidedAt");

-- CreateIndex
CREATE INDEX "MentionChoice_fromId_decidedAt_idx" ON "MentionChoice"("fromId", "decidedAt");

-- CreateIndex
CREATE INDEX "MentionChoice_mentionId_idx" ON "MentionChoice"("mentionId");

-- CreateIndex
CREATE INDEX "PublishedMention_mentionId_idx" ON "PublishedMention"("mentionId");

-- AddForeignKey
ALTER TABLE "TagLink" ADD CONSTRAINT "TagLink_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagExternalId" ADD CONSTRAINT "TagExternalId_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagDismissal" ADD CONSTRAINT "TagDismissal_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagDismissal" ADD CONSTRAINT "TagDismissal_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagDismissal" ADD CONSTRAINT "TagDismissal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorDismissal" ADD CONSTRAINT "IndicatorDismissal_firstId_fkey" FOREIGN KEY ("firstId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorDismissal" ADD CONSTRAINT "IndicatorDismissal_secondId_fkey" FOREIGN KEY ("secondId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorDismissal" ADD CONSTRAINT "IndicatorDismissal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionMove" ADD CONSTRAINT "MentionMove_mentionId_fkey" FOREIGN KEY ("mentionId") REFERENCES "Mention"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionMove" ADD CONSTRAINT "MentionMove_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionMove" ADD CONSTRAINT "MentionMove_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionChoice" ADD CONSTRAINT "MentionChoice_mentionId_fkey" FOREIGN KEY ("mentionId") REFERENCES "Mention"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionChoice" ADD CONSTRAINT "MentionChoice_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionChoice" ADD CONSTRAINT "MentionChoice_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MentionChoice" ADD CONSTRAINT "MentionChoice_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

-- Deleting in favour of another is a merge that is not taken back; the name is free again.
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_deleted_check" CHECK ("deletedAt" IS NULL OR "mergedIntoId" IS NOT NULL);
CREATE UNIQUE INDEX "Tag_type_name_disambiguation_key" ON "Tag" ("type", "name", "disambiguation") WHERE "deletedAt" IS NULL;

ALTER TABLE "TagAlias" ADD CONSTRAINT "TagAlias_validity_check" CHECK ("validFrom" <= "validTo");
ALTER TABLE "TagLink" ADD CONSTRAINT "TagLink_check" CHECK (
  "kind" IN ('official', 'wikipedia', 'baike', 'other') AND "url" ~ '^https?://[^\s]+$');
ALTER TABLE "TagExternalId" ADD CONSTRAINT "TagExternalId_check" CHECK (
  "scheme" IN ('wikidata', 'uscc', 'region', 'ror', 'orcid', 'isni') AND "value" ~ '^\S+$');
ALTER TABLE "TagDismissal" ADD CONSTRAINT "TagDismissal_order_check" CHECK ("firstId" < "secondId");
ALTER TABLE "IndicatorDismissal" ADD CONSTRAINT "IndicatorDismissal_order_check" CHECK ("firstId" < "secondId");
ALTER TABLE "MentionMove" ADD CONSTRAINT "MentionMove_check" CHECK ("fromId" <> "toId" AND "revision" >= 1);
CREATE TRIGGER "MentionMove_immutable" BEFORE UPDATE OR DELETE ON "MentionMove"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "MentionChoice" ADD CONSTRAINT "MentionChoice_check" CHECK (
  "tagId" <> "fromId" AND ("decidedById" IS NULL OR "decidedAt" IS NOT NULL));
CREATE UNIQUE INDEX "MentionChoice_one_open" ON "MentionChoice" ("mentionId", "tagId") WHERE "decidedAt" IS NULL;

-- One order of all taggings and merges: what was tagged while a tag was merged is told by counting, not by a clock.
CREATE SEQUENCE "TagOrder";
WITH ordered AS (
  SELECT x."id", x."kind", row_number() OVER (ORDER BY x."at", x."kind") AS "order" FROM (
    SELECT m."id", m."createdAt" AS "at", 'mention' AS "kind" FROM "Mention" m
    UNION ALL
    SELECT t."id", coalesce((SELECT max(e."at") FROM "AuditEvent" e WHERE e."action" = 'tag.merge' AND e."targetId" = t."id"::text),
      t."updatedAt"), 'merge' FROM "Tag" t WHERE t."mergedIntoId" IS NOT NULL) x
), mentions AS (
  UPDATE "Mention" m SET "tagOrder" = o."order" FROM ordered o WHERE o."kind" = 'mention' AND o."id" = m."id"
), merges AS (
  UPDATE "Tag" t SET "mergeOrder" = o."order" FROM ordered o WHERE o."kind" = 'merge' AND o."id" = t."id"
)
SELECT setval('"TagOrder"', greatest(1, (SELECT count(*) FROM ordered)));

CREATE FUNCTION "Mention_tag_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW."tagId" IS DISTINCT FROM OLD."tagId" THEN
    NEW."tagOrder" := nextval('"TagOrder"');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Mention_tag_order" BEFORE INSERT OR UPDATE OF "tagId" ON "Mention" FOR EACH ROW EXECUTE FUNCTION "Mention_tag_order"();

CREATE FUNCTION "Tag_merge_order"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."mergedIntoId" IS NULL THEN
    NEW."mergeOrder" := NULL;
  ELSIF TG_OP = 'INSERT' OR NEW."mergedIntoId" IS DISTINCT FROM OLD."mergedIntoId" THEN
    NEW."mergeOrder" := nextval('"TagOrder"');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Tag_merge_order" BEFORE INSERT OR UPDATE ON "Tag" FOR EACH ROW EXECUTE FUNCTION "Tag_merge_order"();

-- Every name by which something is found, with the tag that bears it: its own name and its aliases. Deleted ones bear none.
CREATE VIEW "TagNaming" AS
  SELECT t."id" AS "tagId", t."rootId", t."type", t."name", FALSE AS "isAlias", t."createdAt"
  FROM "Tag" t WHERE t."deletedAt" IS NULL
  UNION ALL
  SELECT t."id", t."rootId", t."type", a."name", TRUE, t."createdAt"
  FROM "TagAlias" a JOIN "Tag" t ON t."id" = a."tagId" WHERE t."deletedAt" IS NULL;
