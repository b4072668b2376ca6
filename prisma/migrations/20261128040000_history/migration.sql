ALTER TABLE "Revision" ADD COLUMN "saveKey" UUID, ADD COLUMN "restoredFrom" INTEGER;
CREATE UNIQUE INDEX "Revision_articleId_saveKey_key" ON "Revision"("articleId", "saveKey");

ALTER TABLE "Presence" ADD COLUMN "blockId" TEXT, ADD COLUMN "takenOverById" UUID;
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_takenOverById_fkey" FOREIGN KEY ("takenOverById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "RevisionMark" (
    "id" BIGSERIAL NOT NULL,
    "articleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "byId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RevisionMark_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "RevisionMark_articleId_number_idx" ON "RevisionMark"("articleId", "number");
ALTER TABLE "RevisionMark" ADD CONSTRAINT "RevisionMark_articleId_number_fkey" FOREIGN KEY ("articleId", "number") REFERENCES "Revision"("articleId", "number") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "RevisionMark" ADD CONSTRAINT "RevisionMark_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "UnsentText" (
    "articleId" UUID NOT NULL,
    "tabId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "base" INTEGER NOT NULL,
    "saveKey" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UnsentText_pkey" PRIMARY KEY ("articleId","tabId")
);
CREATE INDEX "UnsentText_userId_idx" ON "UnsentText"("userId");
ALTER TABLE "UnsentText" ADD CONSTRAINT "UnsentText_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "UnsentText" ADD CONSTRAINT "UnsentText_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Everything below is written by hand. docs/data-model.md explains each rule.

ALTER TABLE "RevisionMark" ADD CONSTRAINT "RevisionMark_check" CHECK (
  ("kind" = 'named') = ("name" IS NOT NULL) AND ("name" IS NULL OR btrim("name") <> ''));
CREATE TRIGGER "RevisionMark_immutable" BEFORE UPDATE OR DELETE ON "RevisionMark"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
ALTER TABLE "UnsentText" ADD CONSTRAINT "UnsentText_check" CHECK ("base" >= 1);
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_restored_check" CHECK (
  ("reason" = 'restore') = ("restoredFrom" IS NOT NULL) AND "restoredFrom" < "number");

-- An autosave may go when it is five minutes old, bears no mark, was never public, and the next revision is an autosave of
-- the same person in the same ten minutes: of a sitting one revision each ten minutes stays, and the last.
CREATE FUNCTION "revision_is_overtaken"(r "Revision") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT r."reason" = 'save' AND r."createdAt" < now() - interval '5 minutes'
    AND NOT EXISTS (SELECT FROM "RevisionMark" m WHERE m."articleId" = r."articleId" AND m."number" = r."number")
    AND NOT EXISTS (SELECT FROM "Publication" p WHERE p."revisionId" = r."id")
    AND coalesce((
      SELECT n."reason" = 'save' AND n."authorId" IS NOT DISTINCT FROM r."authorId"
        AND floor(extract(epoch FROM n."createdAt") / 600) = floor(extract(epoch FROM r."createdAt") / 600)
      FROM "Revision" n WHERE n."articleId" = r."articleId" AND n."number" > r."number" ORDER BY n."number" LIMIT 1), false)
$$;

CREATE FUNCTION "Revision_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF "revision_is_overtaken"(OLD) THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'Revision rows are never changed or deleted' USING ERRCODE = 'check_violation', CONSTRAINT = 'Revision_immutable';
END $$;
DROP TRIGGER "Revision_immutable" ON "Revision";
CREATE TRIGGER "Revision_immutable" BEFORE UPDATE ON "Revision" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Revision_keep" BEFORE DELETE ON "Revision" FOR EACH ROW EXECUTE FUNCTION "Revision_keep"();

-- Deletes the overtaken autosaves of one article, or with NULL of all that were saved in the last two days. What anything
-- else still names stays.
CREATE FUNCTION "thin_revisions"(only_article uuid) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  overtaken uuid;
  gone integer := 0;
BEGIN
  FOR overtaken IN
    SELECT r."id" FROM "Revision" r
    WHERE (only_article IS NULL OR r."articleId" = only_article) AND r."reason" = 'save'
      AND r."createdAt" > now() - interval '2 days' AND "revision_is_overtaken"(r)
  LOOP
    BEGIN
      DELETE FROM "Revision" WHERE "id" = overtaken;
      gone := gone + 1;
    EXCEPTION WHEN foreign_key_violation THEN
      NULL;
    END;
  END LOOP;
  RETURN gone;
END $$;

-- The step that an article takes is told of the revision it was taken with, whoever writes it.
CREATE FUNCTION "Article_mark_revision"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."head" > 0 THEN
    INSERT INTO "RevisionMark" ("articleId", "number", "kind") VALUES (NEW."id", NEW."head", NEW."status"::text);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Article_mark_revision" AFTER UPDATE OF "status" ON "Article"
  FOR EACH ROW WHEN (OLD."status" IS DISTINCT FROM NEW."status") EXECUTE FUNCTION "Article_mark_revision"();
INSERT INTO "RevisionMark" ("articleId", "number", "kind")
SELECT "id", "head", "status"::text FROM "Article" WHERE "status" <> 'DRAFT' AND "head" > 0;
