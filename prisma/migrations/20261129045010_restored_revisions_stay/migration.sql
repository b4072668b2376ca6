-- The history says from which revision one was restored: that one can be looked at for good.
CREATE OR REPLACE FUNCTION "revision_is_overtaken"(r "Revision") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT r."reason" = 'save' AND r."createdAt" < now() - interval '5 minutes'
    AND NOT EXISTS (SELECT FROM "RevisionMark" m WHERE m."articleId" = r."articleId" AND m."number" = r."number")
    AND NOT EXISTS (SELECT FROM "Publication" p WHERE p."revisionId" = r."id")
    AND NOT EXISTS (SELECT FROM "ReviewOpinion" o WHERE o."revisionId" = r."id")
    AND NOT EXISTS (SELECT FROM "Revision" n WHERE n."articleId" = r."articleId" AND n."restoredFrom" = r."number")
    AND coalesce((
      SELECT n."reason" = 'save' AND n."authorId" IS NOT DISTINCT FROM r."authorId"
        AND floor(extract(epoch FROM n."createdAt") / 600) = floor(extract(epoch FROM r."createdAt") / 600)
      FROM "Revision" n WHERE n."articleId" = r."articleId" AND n."number" > r."number" ORDER BY n."number" LIMIT 1), false)
$$;
