-- DropIndex
DROP INDEX "SearchBlock_grams_idx";

-- AlterTable
ALTER TABLE "Tag" ADD COLUMN     "number" SERIAL NOT NULL;

-- AlterTable
ALTER TABLE "SearchBlock" DROP COLUMN "folded",
DROP COLUMN "grams";

-- CreateTable
CREATE TABLE "SearchDocument" (
    "publicationId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "sectionId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "liveFrom" TIMESTAMPTZ(3) NOT NULL,
    "liveUntil" TIMESTAMPTZ(3),
    "year" SMALLINT NOT NULL,
    "hasFigures" BOOLEAN NOT NULL,
    "tags" INTEGER[],
    "isLong" BOOLEAN NOT NULL,
    "version" INTEGER NOT NULL,
    "folded" TEXT NOT NULL,
    "valued" TEXT NOT NULL,
    "grams" tsvector NOT NULL,

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("publicationId")
);

-- CreateTable
CREATE TABLE "SearchName" (
    "name" TEXT NOT NULL,
    "folded" TEXT,
    "pinyin" TEXT,
    "initials" TEXT,

    CONSTRAINT "SearchName_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "SearchFrequency" (
    "gram" TEXT NOT NULL,
    "share" DOUBLE PRECISION NOT NULL,
    "documents" INTEGER NOT NULL,

    CONSTRAINT "SearchFrequency_pkey" PRIMARY KEY ("gram")
);

-- CreateTable
CREATE TABLE "SearchMiss" (
    "terms" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "firstAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SearchMiss_pkey" PRIMARY KEY ("terms")
);

-- CreateIndex
CREATE INDEX "SearchDocument_grams_idx" ON "SearchDocument" USING GIN ("grams");

-- CreateIndex
CREATE INDEX "SearchDocument_publishedAt_articleId_idx" ON "SearchDocument"("publishedAt" DESC, "articleId" DESC);

-- CreateIndex
CREATE INDEX "SearchMiss_lastAt_idx" ON "SearchMiss"("lastAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Tag_number_key" ON "Tag"("number");

-- CreateIndex
CREATE INDEX "Tag_name_idx" ON "Tag"("name");

-- AddForeignKey
ALTER TABLE "SearchDocument" ADD CONSTRAINT "SearchDocument_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Everything below is written by hand: what Prisma's schema language cannot say.

-- A query reads the narrow rows in bulk and the texts of few: the texts stand apart, uncompressed, since they are searched.
ALTER TABLE "SearchDocument" SET (toast_tuple_target = 128);
ALTER TABLE "SearchDocument" ALTER COLUMN "folded" SET STORAGE EXTERNAL, ALTER COLUMN "valued" SET STORAGE EXTERNAL,
  ALTER COLUMN "tags" SET STORAGE MAIN, ALTER COLUMN "tags" SET NOT NULL;
-- The path of a search is chosen by lib/db/public/search-path.ts; statistics of grams would cost much and decide nothing.
ALTER TABLE "SearchDocument" ALTER COLUMN "grams" SET STATISTICS 0, ALTER COLUMN "folded" SET STATISTICS 0,
  ALTER COLUMN "valued" SET STATISTICS 0;
-- A list of entries still to be sorted in would be read through by every search.
ALTER INDEX "SearchDocument_grams_idx" SET (fastupdate = off);

CREATE FUNCTION "SearchDocument_tags"(publication uuid) RETURNS int[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(t."number" ORDER BY t."number"), '{}') FROM "Tag" t WHERE t."id" IN (
    SELECT m."tagId" FROM "PublishedMention" m WHERE m."publicationId" = publication
    UNION SELECT unnest(array[f."subjectTagId", f."scopeTagId"]) FROM "PublishedMetric" f WHERE f."publicationId" = publication) $$;

CREATE FUNCTION "SearchDocument_tag_grams"(tags int[]) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_tsvector(coalesce(array_agg('@' || n), '{}')) FROM unnest(tags) n $$;

-- What has ended is in no search; when a publication is live may change.
CREATE FUNCTION "Publication_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."endedAt" IS NOT NULL THEN
    DELETE FROM "SearchDocument" WHERE "publicationId" = NEW."id";
  ELSE
    UPDATE "SearchDocument" SET "liveFrom" = greatest(NEW."goLiveAt", NEW."embargoUntil"), "liveUntil" = NEW."expiresAt"
      WHERE "publicationId" = NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Publication_search" AFTER UPDATE ON "Publication" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "Publication_search"();

-- Mentions move from tag to tag when tags are split.
CREATE FUNCTION "PublishedMention_search"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "SearchDocument" d SET "tags" = x."tags",
    "grams" = ts_delete(d."grams", array(SELECT '@' || n FROM unnest(d."tags") n)) || "SearchDocument_tag_grams"(x."tags")
  FROM (SELECT DISTINCT a."publicationId" FROM "after" a JOIN "before" b ON b."id" = a."id" WHERE a."tagId" <> b."tagId") moved,
    LATERAL (SELECT "SearchDocument_tags"(moved."publicationId") AS "tags") x
  WHERE d."publicationId" = moved."publicationId";
  RETURN NULL;
END $$;
CREATE TRIGGER "PublishedMention_search" AFTER UPDATE ON "PublishedMention" REFERENCING OLD TABLE AS "before" NEW TABLE AS "after"
  FOR EACH STATEMENT EXECUTE FUNCTION "PublishedMention_search"();

-- Every name of a tag is read for search before the next search: lib/db/public/search-names.ts.
CREATE FUNCTION "SearchName_add"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN INSERT INTO "SearchName" ("name") VALUES (NEW."name") ON CONFLICT DO NOTHING; RETURN NULL; END $$;
CREATE TRIGGER "Tag_search_name" AFTER INSERT OR UPDATE OF "name" ON "Tag" FOR EACH ROW EXECUTE FUNCTION "SearchName_add"();
CREATE TRIGGER "TagAlias_search_name" AFTER INSERT OR UPDATE OF "name" ON "TagAlias" FOR EACH ROW EXECUTE FUNCTION "SearchName_add"();
CREATE INDEX "SearchName_unread_idx" ON "SearchName" ("name") WHERE "folded" IS NULL;
INSERT INTO "SearchName" ("name") SELECT "name" FROM "Tag" UNION SELECT "name" FROM "TagAlias";
