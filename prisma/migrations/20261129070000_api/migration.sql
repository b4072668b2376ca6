CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "requestsPerMinute" INTEGER NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ApiToken_keyHash_key" ON "ApiToken"("keyHash");
CREATE INDEX "ApiToken_createdById_idx" ON "ApiToken"("createdById");
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Every token ends, within a year and a day, opens something that there is, and allows something.
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_check" CHECK (
  "name" = btrim("name") AND length("name") BETWEEN 1 AND 80
  AND "keyHash" ~ '^[0-9a-f]{64}$'
  AND cardinality("scopes") > 0 AND "scopes" <@ ARRAY['articles', 'tags', 'figures', 'search']
  AND "requestsPerMinute" BETWEEN 1 AND 1000000
  AND "expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '367 days');

-- What was handed out stays as it was: a token can be used and revoked, once and for good, and nothing else of it changes.
CREATE FUNCTION "keep_api_token"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."name", NEW."keyHash", NEW."scopes", NEW."requestsPerMinute", NEW."createdById", NEW."createdAt", NEW."expiresAt")
    IS DISTINCT FROM (OLD."id", OLD."name", OLD."keyHash", OLD."scopes", OLD."requestsPerMinute", OLD."createdById", OLD."createdAt", OLD."expiresAt")
    OR (OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt")
  THEN
    RAISE EXCEPTION 'a token is never changed, and stays revoked' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "ApiToken_keep" BEFORE UPDATE ON "ApiToken" FOR EACH ROW EXECUTE FUNCTION "keep_api_token"();

-- The tags of all types by name, page by page, and what was published anew since a time.
CREATE INDEX "Tag_pinyin" ON "Tag" ("pinyin", "id") WHERE "mergedIntoId" IS NULL AND "deletedAt" IS NULL;
CREATE INDEX "Publication_publishedAt" ON "Publication" ("publishedAt" DESC) WHERE "endedAt" IS NULL;
