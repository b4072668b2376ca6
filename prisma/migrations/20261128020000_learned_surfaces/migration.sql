-- AlterTable
ALTER TABLE "Mention" ADD COLUMN     "isByMachine" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "SurfaceForm" (
    "text" TEXT NOT NULL,
    "sense" TEXT NOT NULL,
    "tagId" UUID,
    "type" "TagType" NOT NULL,
    "name" TEXT,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SurfaceForm_pkey" PRIMARY KEY ("text","sense")
);

-- CreateTable
CREATE TABLE "SuggestionRule" (
    "rule" TEXT NOT NULL,
    "isOff" BOOLEAN NOT NULL,
    "switchedById" UUID,
    "switchedAt" TIMESTAMPTZ(3) NOT NULL,
    "countedFrom" TIMESTAMPTZ(3),

    CONSTRAINT "SuggestionRule_pkey" PRIMARY KEY ("rule")
);

-- CreateIndex
CREATE INDEX "SurfaceForm_tagId_idx" ON "SurfaceForm"("tagId");

-- AddForeignKey
ALTER TABLE "SurfaceForm" ADD CONSTRAINT "SurfaceForm_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionRule" ADD CONSTRAINT "SuggestionRule_switchedById_fkey" FOREIGN KEY ("switchedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- By hand: what Prisma's schema language cannot say.

ALTER TABLE "SurfaceForm" ADD CONSTRAINT "SurfaceForm_check"
  CHECK ("text" <> '' AND "accepted" >= 0 AND "rejected" >= 0 AND ("tagId" IS NULL) = ("name" IS NOT NULL));
-- Only a person switches a rule on.
ALTER TABLE "SuggestionRule" ADD CONSTRAINT "SuggestionRule_check" CHECK ("isOff" OR "switchedById" IS NOT NULL);

-- Words as surface forms are compared: `surfaceOf` of lib/document says the same.
CREATE FUNCTION "surface_text"("quote" text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  translate("quote", E'！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～　 \t', '!"#$%&''()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\]^_`abcdefghijklmnopqrstuvwxyz{|}~   ');

-- The tag that a suggested type and name mean today: by name first, then by alias.
CREATE FUNCTION "tag_of_sense"("asked" "TagType", "named" text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT n."rootId" FROM "TagNaming" n WHERE n."type" = "asked" AND n."name" = "named"
  ORDER BY n."isAlias", n."createdAt", n."tagId" LIMIT 1
$$;

-- What people made of words, with everything that means the same tag added up.
CREATE VIEW "SurfaceFormSense" AS
  SELECT s."text", r."id" AS "tagId", COALESCE(r."type", s."type") AS "type", COALESCE(r."name", s."name") AS "name",
    sum(s."accepted")::int AS "accepted", sum(s."rejected")::int AS "rejected"
  FROM "SurfaceForm" s
  LEFT JOIN "Tag" t ON t."id" = COALESCE(s."tagId", "tag_of_sense"(s."type", s."name"))
  LEFT JOIN "Tag" r ON r."id" = t."rootId"
  GROUP BY 1, 2, 3, 4;

-- Adds to the counts of surface forms. What is taken away is an update: an inserted row may not be negative. In one order, so
-- that two saves wait for each other and do not lock each other out.
CREATE FUNCTION "count_accepted"("texts" text[], "tags" uuid[], "deltas" int[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "SurfaceForm" s SET "accepted" = s."accepted" + d."delta"
  FROM unnest("texts", "tags", "deltas") AS d("text", "tagId", "delta")
  WHERE d."delta" < 0 AND s."text" = d."text" AND s."sense" = d."tagId"::text;
  INSERT INTO "SurfaceForm" AS s ("text", "sense", "tagId", "type", "accepted")
  SELECT d."text", t."id"::text, t."id", t."type", d."delta"
  FROM unnest("texts", "tags", "deltas") AS d("text", "tagId", "delta") JOIN "Tag" t ON t."id" = d."tagId"
  WHERE d."delta" > 0 ORDER BY d."text", t."id"
  ON CONFLICT ("text", "sense") DO UPDATE SET "accepted" = s."accepted" + EXCLUDED."accepted";
$$;
CREATE FUNCTION "count_rejected"("texts" text[], "types" "TagType"[], "names" text[], "deltas" int[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "SurfaceForm" s SET "rejected" = s."rejected" + d."delta"
  FROM unnest("texts", "types", "names", "deltas") AS d("text", "type", "name", "delta")
  WHERE d."delta" < 0 AND s."text" = d."text" AND s."sense" = d."type"::text || ' ' || d."name";
  INSERT INTO "SurfaceForm" AS s ("text", "sense", "type", "name", "rejected")
  SELECT d."text", d."type"::text || ' ' || d."name", d."type", d."name", d."delta"
  FROM unnest("texts", "types", "names", "deltas") AS d("text", "type", "name", "delta")
  WHERE d."delta" > 0 ORDER BY d."text", d."type", d."name"
  ON CONFLICT ("text", "sense") DO UPDATE SET "rejected" = s."rejected" + EXCLUDED."rejected";
$$;

-- A mark that stands counts for its tag, unless a bulk publication made it.
CREATE FUNCTION "Mention_count_inserted"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "count_accepted"(array_agg(c."text"), array_agg(c."tagId"), array_agg(c."n"::int)) FROM (
    SELECT "surface_text"("quote") AS "text", "tagId", count(*) AS "n" FROM new_rows
    WHERE "detachedAt" IS NULL AND NOT "isByMachine" AND "quote" <> '' GROUP BY 1, 2) c HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "Mention_count_inserted" AFTER INSERT ON "Mention" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "Mention_count_inserted"();
CREATE FUNCTION "Mention_count_updated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "count_accepted"(array_agg(c."text"), array_agg(c."tagId"), array_agg(c."n"::int)) FROM (
    SELECT "surface_text"(m."quote") AS "text", m."tagId", sum(m."n") AS "n" FROM (
      SELECT "quote", "tagId", "detachedAt", "isByMachine", 1 AS "n" FROM new_rows
      UNION ALL SELECT "quote", "tagId", "detachedAt", "isByMachine", -1 FROM old_rows) m
    WHERE m."detachedAt" IS NULL AND NOT m."isByMachine" AND m."quote" <> ''
    GROUP BY 1, 2 HAVING sum(m."n") <> 0) c HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "Mention_count_updated" AFTER UPDATE ON "Mention" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "Mention_count_updated"();

-- A suggestion that a person rejected, or corrected to something else, counts against what it proposed.
CREATE FUNCTION "Suggestion_count_updated"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "count_rejected"(array_agg(c."text"), array_agg(c."type"), array_agg(c."name"), array_agg(c."n"::int)) FROM (
    SELECT "surface_text"(g."quote") AS "text", (g."fields"->>'type')::"TagType" AS "type", g."fields"->>'canonical' AS "name",
      sum(g."n") AS "n" FROM (
      SELECT "kind", "quote", "fields", "state", "decidedById", 1 AS "n" FROM new_rows
      UNION ALL SELECT "kind", "quote", "fields", "state", "decidedById", -1 FROM old_rows) g
    WHERE g."kind" = 'mention' AND g."state" IN ('rejected', 'corrected') AND g."decidedById" IS NOT NULL AND g."quote" <> ''
    GROUP BY 1, 2, 3 HAVING sum(g."n") <> 0) c HAVING count(*) > 0;
  RETURN NULL;
END $$;
CREATE TRIGGER "Suggestion_count_updated" AFTER UPDATE ON "Suggestion" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "Suggestion_count_updated"();

-- Where words were refused, and what was decided of a rule.
CREATE INDEX "Suggestion_refused_idx" ON "Suggestion" ("surface_text"("quote")) WHERE "state" IN ('rejected', 'corrected');
CREATE INDEX "Suggestion_rule_idx" ON "Suggestion" ("rule", "decidedAt") WHERE "decidedById" IS NOT NULL;

-- What bulk publications accepted so far was nobody's choice.
UPDATE "Suggestion" s SET "decidedById" = NULL WHERE s."state" = 'accepted' AND EXISTS (
  SELECT FROM "Revision" r WHERE r."articleId" = s."articleId" AND r."reason" = 'suggestions'
    AND s."decidedAt" <= r."createdAt" + interval '1 minute');
UPDATE "Mention" m SET "isByMachine" = TRUE WHERE EXISTS (
  SELECT FROM "Revision" r WHERE r."articleId" = m."articleId" AND r."reason" = 'suggestions' AND r."content"->'mentions' ? m."id"::text);
SELECT "count_accepted"(array_agg(c."text"), array_agg(c."tagId"), array_agg(c."n"::int)) FROM (
  SELECT "surface_text"("quote") AS "text", "tagId", count(*) AS "n" FROM "Mention"
  WHERE "detachedAt" IS NULL AND NOT "isByMachine" AND "quote" <> '' GROUP BY 1, 2) c HAVING count(*) > 0;
SELECT "count_rejected"(array_agg(c."text"), array_agg(c."type"), array_agg(c."name"), array_agg(c."n"::int)) FROM (
  SELECT "surface_text"("quote") AS "text", ("fields"->>'type')::"TagType" AS "type", "fields"->>'canonical' AS "name", count(*) AS "n"
  FROM "Suggestion" WHERE "kind" = 'mention' AND "state" IN ('rejected', 'corrected') AND "decidedById" IS NOT NULL AND "quote" <> ''
  GROUP BY 1, 2, 3) c HAVING count(*) > 0;
