-- Places that editors give to articles ----------------------------------------------------------------

CREATE TABLE "FrontPlace" (
    "id" UUID NOT NULL,
    "sectionId" UUID,
    "position" INTEGER NOT NULL,
    "articleId" UUID NOT NULL,

    CONSTRAINT "FrontPlace_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "FrontPlace_articleId_idx" ON "FrontPlace"("articleId");
ALTER TABLE "FrontPlace" ADD CONSTRAINT "FrontPlace_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FrontPlace" ADD CONSTRAINT "FrontPlace_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A list has one article in a place and an article once; the front page is the list without a section.
ALTER TABLE "FrontPlace" ADD CONSTRAINT "FrontPlace_position_check" CHECK ("position" BETWEEN 0 AND 11);
ALTER TABLE "FrontPlace" ADD CONSTRAINT "FrontPlace_place_key" UNIQUE NULLS NOT DISTINCT ("sectionId", "position");
ALTER TABLE "FrontPlace" ADD CONSTRAINT "FrontPlace_article_key" UNIQUE NULLS NOT DISTINCT ("sectionId", "articleId");

-- Who wrote it --------------------------------------------------------------------------------------------

CREATE TABLE "PublishedByline" (
    "publicationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "personTagId" UUID,

    CONSTRAINT "PublishedByline_pkey" PRIMARY KEY ("publicationId","position")
);

CREATE INDEX "PublishedByline_name_publicationId_idx" ON "PublishedByline"("name", "publicationId");
CREATE INDEX "PublishedByline_personTagId_idx" ON "PublishedByline"("personTagId");
ALTER TABLE "PublishedByline" ADD CONSTRAINT "PublishedByline_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PublishedByline" ADD CONSTRAINT "PublishedByline_personTagId_fkey" FOREIGN KEY ("personTagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PublishedByline" ADD CONSTRAINT "PublishedByline_check" CHECK ("position" >= 0 AND "name" ~ '\S');

INSERT INTO "PublishedByline" ("publicationId", "position", "name", "role", "personTagId")
SELECT p."id", b."at" - 1, b."byline"->>'name', b."byline"->>'role', t."id"
FROM "Publication" p CROSS JOIN LATERAL jsonb_array_elements(p."content"->'bylines') WITH ORDINALITY AS b("byline", "at")
LEFT JOIN "Tag" t ON t."id"::text = b."byline"->>'personTagId'
WHERE b."byline"->>'name' ~ '\S';

-- What the lists of readers are read by, while it has not ended ----------------------------------------------

CREATE INDEX "Publication_newest" ON "Publication" ("firstPublishedAt" DESC, "articleId" DESC) WHERE "endedAt" IS NULL;
CREATE INDEX "Publication_newest_of_section" ON "Publication" ("sectionId", "firstPublishedAt" DESC, "articleId" DESC) WHERE "endedAt" IS NULL;
-- The day an article belongs to in the archive: the printed one, else the one it went public on in the corridor.
CREATE INDEX "Publication_archive_day" ON "Publication" (
  (coalesce("printedOn", ("firstPublishedAt" AT TIME ZONE 'Asia/Shanghai')::date)) DESC, "articleId" DESC
) WHERE "endedAt" IS NULL;

DROP INDEX "PublishedMention_tagId_idx";
CREATE INDEX "PublishedMention_tagId_publicationId_idx" ON "PublishedMention"("tagId", "publicationId");
CREATE INDEX "Tag_type_pinyin" ON "Tag" ("type", "pinyin", "id") WHERE "mergedIntoId" IS NULL AND "deletedAt" IS NULL;
