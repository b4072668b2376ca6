-- A revision that a reviewer judged stays, whatever came after it: an opinion names it for good.
CREATE OR REPLACE FUNCTION "revision_is_overtaken"(r "Revision") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT r."reason" = 'save' AND r."createdAt" < now() - interval '5 minutes'
    AND NOT EXISTS (SELECT FROM "RevisionMark" m WHERE m."articleId" = r."articleId" AND m."number" = r."number")
    AND NOT EXISTS (SELECT FROM "Publication" p WHERE p."revisionId" = r."id")
    AND NOT EXISTS (SELECT FROM "ReviewOpinion" o WHERE o."revisionId" = r."id")
    AND coalesce((
      SELECT n."reason" = 'save' AND n."authorId" IS NOT DISTINCT FROM r."authorId"
        AND floor(extract(epoch FROM n."createdAt") / 600) = floor(extract(epoch FROM r."createdAt") / 600)
      FROM "Revision" n WHERE n."articleId" = r."articleId" AND n."number" > r."number" ORDER BY n."number" LIMIT 1), false)
$$;
CREATE INDEX "ReviewOpinion_revisionId_idx" ON "ReviewOpinion"("revisionId");

-- Since version 18, PostgreSQL answers ON DELETE RESTRICT with restrict_violation; before, with foreign_key_violation.
CREATE OR REPLACE FUNCTION "thin_revisions"(only_article uuid) RETURNS integer LANGUAGE plpgsql AS $$
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
    EXCEPTION WHEN foreign_key_violation OR restrict_violation THEN
      NULL;
    END;
  END LOOP;
  RETURN gone;
END $$;
