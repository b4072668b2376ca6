-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CONTRIBUTOR', 'EDITOR', 'ADMIN');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('zh-CN', 'en');

-- CreateEnum
CREATE TYPE "PageStatus" AS ENUM ('OPEN', 'DONE');

-- CreateEnum
CREATE TYPE "ArticleStatus" AS ENUM ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "TagType" AS ENUM ('person', 'organization', 'place', 'policy', 'event', 'project', 'industry', 'technology');

-- CreateEnum
CREATE TYPE "SuggestionKind" AS ENUM ('mention', 'metric');

-- CreateEnum
CREATE TYPE "SuggestionState" AS ENUM ('open', 'accepted', 'corrected', 'rejected', 'superseded');

-- CreateEnum
CREATE TYPE "PublicationOrigin" AS ENUM ('import', 'review');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "locale" "Locale" NOT NULL DEFAULT 'zh-CN',
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "userAgent" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginAttempt" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "ip" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LoginAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" BIGSERIAL NOT NULL,
    "actId" UUID NOT NULL,
    "actorId" UUID,
    "actorLabel" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "targetLabel" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourcePage" (
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ink" int4multirange NOT NULL,
    "newspaper" TEXT,
    "newspaperIsGuess" BOOLEAN NOT NULL DEFAULT false,
    "printedOn" DATE,
    "printedOnIsGuess" BOOLEAN NOT NULL DEFAULT false,
    "pageLabel" TEXT,
    "pageLabelIsGuess" BOOLEAN NOT NULL DEFAULT false,
    "status" "PageStatus" NOT NULL DEFAULT 'OPEN',
    "proposal" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "importedById" UUID,
    "importedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SourcePage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LedgerRow" (
    "id" UUID NOT NULL,
    "pageId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "role" TEXT,
    "articleId" UUID,
    "position" INTEGER,
    "discardReason" TEXT,
    "score" DOUBLE PRECISION NOT NULL,
    "rule" TEXT NOT NULL,

    CONSTRAINT "LedgerRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Section" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Article" (
    "id" UUID NOT NULL,
    "status" "ArticleStatus" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 1,
    "headline" TEXT NOT NULL,
    "kicker" TEXT,
    "deck" TEXT,
    "sectionId" UUID NOT NULL,
    "slug" TEXT,
    "isEdited" BOOLEAN NOT NULL DEFAULT false,
    "head" INTEGER NOT NULL DEFAULT 0,
    "returnReason" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Byline" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "personTagId" UUID,

    CONSTRAINT "Byline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Tag" (
    "id" UUID NOT NULL,
    "type" "TagType" NOT NULL,
    "name" TEXT NOT NULL,
    "disambiguation" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "mergedIntoId" UUID,
    "rootId" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Tag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TagAlias" (
    "id" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "TagAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "blockId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "detachedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Indicator" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "dimension" TEXT NOT NULL DEFAULT 'other',
    "canonicalUnit" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "mergedIntoId" UUID,
    "rootId" UUID NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IndicatorAlias" (
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "IndicatorAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Metric" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "blockId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "subject" TEXT,
    "value" DECIMAL(60,20) NOT NULL,
    "valueTo" DECIMAL(60,20),
    "from" DECIMAL(60,20),
    "direction" TEXT,
    "unit" TEXT NOT NULL,
    "qualifier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT,
    "scope" TEXT,
    "indicatorId" UUID,
    "subjectTagId" UUID,
    "scopeTagId" UUID,
    "periodFrom" DATE,
    "periodTo" DATE,
    "periodPrecision" TEXT,
    "periodIsGuess" BOOLEAN NOT NULL DEFAULT false,
    "canonicalValue" DECIMAL(60,20),
    "canonicalUnit" TEXT,
    "detachedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Metric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "kind" "SuggestionKind" NOT NULL,
    "blockId" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "occurrence" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "fields" JSONB NOT NULL,
    "state" "SuggestionState" NOT NULL DEFAULT 'open',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "origin" "PublicationOrigin" NOT NULL,
    "slug" TEXT NOT NULL,
    "headline" TEXT NOT NULL,
    "sectionId" UUID NOT NULL,
    "newspaper" TEXT,
    "printedOn" DATE,
    "printedOnIsGuess" BOOLEAN NOT NULL DEFAULT false,
    "firstPublishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "goLiveAt" TIMESTAMPTZ(3) NOT NULL,
    "embargoUntil" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "content" JSONB NOT NULL,
    "publishedById" UUID,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedMention" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "mentionId" UUID NOT NULL,
    "tagId" UUID NOT NULL,
    "quote" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "blockId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "PublishedMention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublishedMetric" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "metricId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "blockId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "indicator" TEXT NOT NULL,
    "subject" TEXT,
    "value" DECIMAL(60,20) NOT NULL,
    "valueTo" DECIMAL(60,20),
    "from" DECIMAL(60,20),
    "direction" TEXT,
    "unit" TEXT NOT NULL,
    "qualifier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT,
    "scope" TEXT,
    "indicatorId" UUID,
    "subjectTagId" UUID,
    "scopeTagId" UUID,
    "periodFrom" DATE,
    "periodTo" DATE,
    "periodPrecision" TEXT,
    "periodIsGuess" BOOLEAN NOT NULL,
    "canonicalValue" DECIMAL(60,20),
    "canonicalUnit" TEXT,

    CONSTRAINT "PublishedMetric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchBlock" (
    "id" UUID NOT NULL,
    "publicationId" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "blockId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "grams" tsvector NOT NULL,

    CONSTRAINT "SearchBlock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Redirect" (
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Redirect_pkey" PRIMARY KEY ("from")
);

-- CreateTable
CREATE TABLE "StaleSurface" (
    "id" BIGSERIAL NOT NULL,
    "surface" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaleSurface_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "LoginAttempt_email_at_idx" ON "LoginAttempt"("email", "at");

-- CreateIndex
CREATE INDEX "LoginAttempt_ip_at_idx" ON "LoginAttempt"("ip", "at");

-- CreateIndex
CREATE INDEX "AuditEvent_at_id_idx" ON "AuditEvent"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "AuditEvent_targetType_targetId_idx" ON "AuditEvent"("targetType", "targetId");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_idx" ON "AuditEvent"("actorId");

-- CreateIndex
CREATE UNIQUE INDEX "SourcePage_hash_key" ON "SourcePage"("hash");

-- CreateIndex
CREATE INDEX "SourcePage_importedAt_id_idx" ON "SourcePage"("importedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "SourcePage_newspaper_idx" ON "SourcePage"("newspaper");

-- CreateIndex
CREATE INDEX "SourcePage_printedOn_idx" ON "SourcePage"("printedOn");

-- CreateIndex
CREATE INDEX "LedgerRow_pageId_start_idx" ON "LedgerRow"("pageId", "start");

-- CreateIndex
CREATE INDEX "LedgerRow_articleId_idx" ON "LedgerRow"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Section_slug_key" ON "Section"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Section_name_key" ON "Section"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE INDEX "Article_status_updatedAt_id_idx" ON "Article"("status", "updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Article_updatedAt_id_idx" ON "Article"("updatedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Article_sectionId_idx" ON "Article"("sectionId");

-- CreateIndex
CREATE UNIQUE INDEX "Byline_articleId_position_key" ON "Byline"("articleId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_articleId_number_key" ON "Revision"("articleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_articleId_id_key" ON "Revision"("articleId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_slug_key" ON "Tag"("slug");

-- CreateIndex
CREATE INDEX "Tag_mergedIntoId_idx" ON "Tag"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Tag_rootId_idx" ON "Tag"("rootId");

-- CreateIndex
CREATE UNIQUE INDEX "Tag_type_name_disambiguation_key" ON "Tag"("type", "name", "disambiguation");

-- CreateIndex
CREATE INDEX "TagAlias_name_idx" ON "TagAlias"("name");

-- CreateIndex
CREATE UNIQUE INDEX "TagAlias_tagId_name_key" ON "TagAlias"("tagId", "name");

-- CreateIndex
CREATE INDEX "Mention_articleId_idx" ON "Mention"("articleId");

-- CreateIndex
CREATE INDEX "Mention_tagId_idx" ON "Mention"("tagId");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_name_key" ON "Indicator"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Indicator_slug_key" ON "Indicator"("slug");

-- CreateIndex
CREATE INDEX "Indicator_mergedIntoId_idx" ON "Indicator"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Indicator_rootId_idx" ON "Indicator"("rootId");

-- CreateIndex
CREATE INDEX "IndicatorAlias_name_idx" ON "IndicatorAlias"("name");

-- CreateIndex
CREATE UNIQUE INDEX "IndicatorAlias_indicatorId_name_key" ON "IndicatorAlias"("indicatorId", "name");

-- CreateIndex
CREATE INDEX "Metric_articleId_idx" ON "Metric"("articleId");

-- CreateIndex
CREATE INDEX "Metric_indicatorId_idx" ON "Metric"("indicatorId");

-- CreateIndex
CREATE INDEX "Metric_subjectTagId_idx" ON "Metric"("subjectTagId");

-- CreateIndex
CREATE INDEX "Metric_scopeTagId_idx" ON "Metric"("scopeTagId");

-- CreateIndex
CREATE INDEX "Suggestion_articleId_state_idx" ON "Suggestion"("articleId", "state");

-- CreateIndex
CREATE INDEX "Publication_articleId_idx" ON "Publication"("articleId");

-- CreateIndex
CREATE INDEX "Publication_firstPublishedAt_id_idx" ON "Publication"("firstPublishedAt" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "Publication_sectionId_idx" ON "Publication"("sectionId");

-- CreateIndex
CREATE INDEX "Publication_slug_idx" ON "Publication"("slug");

-- CreateIndex
CREATE INDEX "PublishedMention_tagId_idx" ON "PublishedMention"("tagId");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedMention_publicationId_position_key" ON "PublishedMention"("publicationId", "position");

-- CreateIndex
CREATE INDEX "PublishedMetric_indicatorId_idx" ON "PublishedMetric"("indicatorId");

-- CreateIndex
CREATE INDEX "PublishedMetric_subjectTagId_idx" ON "PublishedMetric"("subjectTagId");

-- CreateIndex
CREATE INDEX "PublishedMetric_scopeTagId_idx" ON "PublishedMetric"("scopeTagId");

-- CreateIndex
CREATE UNIQUE INDEX "PublishedMetric_publicationId_position_key" ON "PublishedMetric"("publicationId", "position");

-- CreateIndex
CREATE INDEX "SearchBlock_grams_idx" ON "SearchBlock" USING GIN ("grams");

-- CreateIndex
CREATE UNIQUE INDEX "SearchBlock_publicationId_position_key" ON "SearchBlock"("publicationId", "position");

-- CreateIndex
CREATE INDEX "StaleSurface_at_idx" ON "StaleSurface"("at");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_importedById_fkey" FOREIGN KEY ("importedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_pageId_fkey" FOREIGN KEY ("pageId") REFERENCES "SourcePage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Article" ADD CONSTRAINT "Article_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Byline" ADD CONSTRAINT "Byline_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Byline" ADD CONSTRAINT "Byline_personTagId_fkey" FOREIGN KEY ("personTagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TagAlias" ADD CONSTRAINT "TagAlias_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IndicatorAlias" ADD CONSTRAINT "IndicatorAlias_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_subjectTagId_fkey" FOREIGN KEY ("subjectTagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_scopeTagId_fkey" FOREIGN KEY ("scopeTagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_revision_fkey" FOREIGN KEY ("articleId", "revisionId") REFERENCES "Revision"("articleId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "Section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_publishedById_fkey" FOREIGN KEY ("publishedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedMention" ADD CONSTRAINT "PublishedMention_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedMention" ADD CONSTRAINT "PublishedMention_tagId_fkey" FOREIGN KEY ("tagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedMetric" ADD CONSTRAINT "PublishedMetric_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedMetric" ADD CONSTRAINT "PublishedMetric_indicatorId_fkey" FOREIGN KEY ("indicatorId") REFERENCES "Indicator"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedMetric" ADD CONSTRAINT "PublishedMetric_subjectTagId_fkey" FOREIGN KEY ("subjectTagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublishedMetric" ADD CONSTRAINT "PublishedMetric_scopeTagId_fkey" FOREIGN KEY ("scopeTagId") REFERENCES "Tag"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchBlock" ADD CONSTRAINT "SearchBlock_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

-- People ------------------------------------------------------------------------------------------------

ALTER TABLE "User" ADD CONSTRAINT "User_email_check" CHECK ("email" = lower("email") AND "email" LIKE '_%@_%');
ALTER TABLE "User" ADD CONSTRAINT "User_name_check" CHECK (btrim("name") <> '');

-- A newsroom without an active admin could not be administered by anyone.
CREATE FUNCTION "User_keep_an_admin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."role" = 'ADMIN' AND OLD."disabledAt" IS NULL
     AND NOT EXISTS (SELECT 1 FROM "User" WHERE "role" = 'ADMIN' AND "disabledAt" IS NULL) THEN
    RAISE EXCEPTION 'the last active admin cannot be removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'User_keep_an_admin';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "User_keep_an_admin" AFTER UPDATE OR DELETE ON "User"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "User_keep_an_admin"();

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_immutable';
END $$;
CREATE TRIGGER "AuditEvent_immutable" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Revision_immutable" BEFORE UPDATE OR DELETE ON "Revision"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Pages and the ledger ----------------------------------------------------------------------------------

CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_bytes_check" CHECK (octet_length("bytes") BETWEEN 1 AND 20 * 1024 * 1024);
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_hash_check" CHECK ("hash" ~ '^[0-9a-f]{64}$');
ALTER TABLE "SourcePage" ADD CONSTRAINT "SourcePage_guess_check" CHECK (
  ("newspaper" IS NOT NULL OR NOT "newspaperIsGuess") AND
  ("printedOn" IS NOT NULL OR NOT "printedOnIsGuess") AND
  ("pageLabel" IS NOT NULL OR NOT "pageLabelIsGuess"));

ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_range_check" CHECK ("start" >= 0 AND "start" < "end");
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_owner_check" CHECK (
  num_nonnulls("articleId", "discardReason") = 1 AND
  num_nonnulls("articleId", "position", "role") IN (0, 3));
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_role_check" CHECK ("role" IN
  ('section', 'kicker', 'headline', 'deck', 'byline', 'body', 'subhead', 'caption', 'jump', 'furniture'));
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_reason_check" CHECK ("discardReason" IN
  ('masthead', 'navigation', 'advertisement', 'ghost-text', 'page-furniture', 'page-credit'));
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_no_overlap"
  EXCLUDE USING gist ("pageId" WITH =, int4range("start", "end") WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "LedgerRow" ADD CONSTRAINT "LedgerRow_position_key"
  UNIQUE ("articleId", "position") DEFERRABLE INITIALLY DEFERRED;

-- A page is done only when each of its non-blank characters has an owner, and stays so.
CREATE FUNCTION "check_page_done"(page uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "SourcePage" p WHERE p."id" = page AND p."status" = 'DONE' AND NOT p."ink" <@ coalesce(
      (SELECT range_agg(int4range(l."start", l."end")) FROM "LedgerRow" l WHERE l."pageId" = page), '{}'::int4multirange)
  ) THEN
    RAISE EXCEPTION 'page % has characters without an owner', page USING ERRCODE = 'check_violation', CONSTRAINT = 'SourcePage_done_check';
  END IF;
END $$;
CREATE FUNCTION "SourcePage_done_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM "check_page_done"(NEW."id"); RETURN NULL; END $$;
CREATE FUNCTION "LedgerRow_done_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM "check_page_done"(OLD."pageId"); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER "SourcePage_done_check" AFTER INSERT OR UPDATE ON "SourcePage"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."status" = 'DONE') EXECUTE FUNCTION "SourcePage_done_check"();
CREATE CONSTRAINT TRIGGER "LedgerRow_done_check" AFTER UPDATE OR DELETE ON "LedgerRow"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "LedgerRow_done_check"();

-- Articles ----------------------------------------------------------------------------------------------

CREATE UNIQUE INDEX "Section_one_default" ON "Section" ("isDefault") WHERE "isDefault";

ALTER TABLE "Article" ADD CONSTRAINT "Article_published_check" CHECK (
  "status" NOT IN ('PUBLISHED', 'WITHDRAWN') OR ("slug" IS NOT NULL AND btrim("headline") <> ''));
ALTER TABLE "Article" ADD CONSTRAINT "Article_version_check" CHECK ("version" >= 1 AND "head" >= 0);
ALTER TABLE "Byline" ADD CONSTRAINT "Byline_check" CHECK (btrim("name") <> '' AND "position" >= 0);
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_check" CHECK ("number" >= 1 AND "hash" ~ '^[0-9a-f]{64}$');

-- Annotations -------------------------------------------------------------------------------------------

ALTER TABLE "Tag" ADD CONSTRAINT "Tag_check" CHECK (btrim("name") <> '' AND "mergedIntoId" IS DISTINCT FROM "id");
ALTER TABLE "Indicator" ADD CONSTRAINT "Indicator_check" CHECK (btrim("name") <> '' AND "mergedIntoId" IS DISTINCT FROM "id");
ALTER TABLE "TagAlias" ADD CONSTRAINT "TagAlias_check" CHECK (btrim("name") <> '');
ALTER TABLE "IndicatorAlias" ADD CONSTRAINT "IndicatorAlias_check" CHECK (btrim("name") <> '');

-- `rootId` follows every merge and un-merge, also through chains: what is read resolves with one join.
CREATE FUNCTION "follow_merge"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE root uuid;
BEGIN
  IF NEW."mergedIntoId" IS NULL THEN
    NEW."rootId" := NEW."id";
  ELSE
    EXECUTE format('SELECT "rootId" FROM %I WHERE "id" = $1', TG_TABLE_NAME) INTO root USING NEW."mergedIntoId";
    IF root = NEW."id" THEN
      RAISE EXCEPTION 'a merge cannot lead back to itself' USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_merge_cycle';
    END IF;
    NEW."rootId" := root;
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION "pass_merge_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."rootId" IS DISTINCT FROM OLD."rootId" THEN
    EXECUTE format('UPDATE %I SET "mergedIntoId" = "mergedIntoId" WHERE "mergedIntoId" = $1', TG_TABLE_NAME) USING NEW."id";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Tag_follow_merge" BEFORE INSERT OR UPDATE ON "Tag" FOR EACH ROW EXECUTE FUNCTION "follow_merge"();
CREATE TRIGGER "Tag_pass_merge_on" AFTER UPDATE ON "Tag" FOR EACH ROW EXECUTE FUNCTION "pass_merge_on"();
CREATE TRIGGER "Indicator_follow_merge" BEFORE INSERT OR UPDATE ON "Indicator" FOR EACH ROW EXECUTE FUNCTION "follow_merge"();
CREATE TRIGGER "Indicator_pass_merge_on" AFTER UPDATE ON "Indicator" FOR EACH ROW EXECUTE FUNCTION "pass_merge_on"();

ALTER TABLE "Mention" ADD CONSTRAINT "Mention_place_check" CHECK ("start" >= 0 AND "start" < "end");
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_place_check" CHECK ("start" >= 0 AND "start" < "end");
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_fields_check" CHECK (
  ("direction" IS NULL OR "direction" = 'down') AND "qualifier" IN ('=', '≈', '>', '<') AND
  "kind" IN ('level', 'share', 'growth', 'change', 'rank', 'target', 'range'));
ALTER TABLE "Metric" ADD CONSTRAINT "Metric_period_check" CHECK (
  num_nonnulls("periodFrom", "periodTo", "periodPrecision") IN (0, 3) AND "periodFrom" <= "periodTo");
ALTER TABLE "PublishedMetric" ADD CONSTRAINT "PublishedMetric_fields_check" CHECK (
  ("direction" IS NULL OR "direction" = 'down') AND "qualifier" IN ('=', '≈', '>', '<') AND
  "kind" IN ('level', 'share', 'growth', 'change', 'rank', 'target', 'range'));
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_check" CHECK (
  "occurrence" >= 0 AND "score" BETWEEN 0 AND 1 AND ("state" IN ('accepted', 'corrected', 'rejected')) = ("decidedAt" IS NOT NULL));

-- Publication -------------------------------------------------------------------------------------------

ALTER TABLE "Publication" ADD CONSTRAINT "Publication_times_check" CHECK (
  "firstPublishedAt" <= "publishedAt" AND
  ("expiresAt" IS NULL OR ("expiresAt" > "goLiveAt" AND ("embargoUntil" IS NULL OR "expiresAt" > "embargoUntil"))) AND
  ("endedAt" IS NULL OR "endedAt" >= "publishedAt"));
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_end_check" CHECK (
  ("endedAt" IS NULL) = ("endReason" IS NULL) AND "endReason" IN ('replaced', 'withdrawn'));
CREATE UNIQUE INDEX "Publication_one_open" ON "Publication" ("articleId") WHERE "endedAt" IS NULL;

-- What readers were shown stays what it was: only the end of a publication is ever written.
CREATE FUNCTION "Publication_frozen"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - '{endedAt,endReason,goLiveAt,embargoUntil,expiresAt}'::text[]
     IS DISTINCT FROM to_jsonb(OLD) - '{endedAt,endReason,goLiveAt,embargoUntil,expiresAt}'::text[] THEN
    RAISE EXCEPTION 'a publication is frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'Publication_frozen';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Publication_frozen" BEFORE UPDATE ON "Publication" FOR EACH ROW EXECUTE FUNCTION "Publication_frozen"();

-- An article says it is published exactly while it has an open publication.
CREATE FUNCTION "check_article_publication"(article uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Article" a WHERE a."id" = article AND (a."status" = 'PUBLISHED') <>
      EXISTS (SELECT 1 FROM "Publication" p WHERE p."articleId" = a."id" AND p."endedAt" IS NULL)
  ) THEN
    RAISE EXCEPTION 'status and publications of article % disagree', article USING ERRCODE = 'check_violation', CONSTRAINT = 'Article_publication_check';
  END IF;
END $$;
CREATE FUNCTION "Article_publication_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM "check_article_publication"(NEW."id"); RETURN NULL; END $$;
CREATE FUNCTION "Publication_article_check"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM "check_article_publication"(coalesce(NEW."articleId", OLD."articleId")); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER "Article_publication_check" AFTER INSERT OR UPDATE ON "Article"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Article_publication_check"();
CREATE CONSTRAINT TRIGGER "Publication_article_check" AFTER INSERT OR UPDATE OR DELETE ON "Publication"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "Publication_article_check"();

CREATE VIEW "LivePublication" AS
  SELECT * FROM "Publication" WHERE "endedAt" IS NULL AND "goLiveAt" <= now()
    AND ("embargoUntil" IS NULL OR "embargoUntil" <= now()) AND ("expiresAt" IS NULL OR "expiresAt" > now());

ALTER TABLE "SearchBlock" ADD CONSTRAINT "SearchBlock_field_check" CHECK ("field" IN ('kicker', 'headline', 'deck', 'body'));

CREATE FUNCTION "StaleSurface_notify"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('stale_surfaces', ''); RETURN NULL; END $$;
CREATE TRIGGER "StaleSurface_notify" AFTER INSERT ON "StaleSurface" FOR EACH STATEMENT EXECUTE FUNCTION "StaleSurface_notify"();

-- What every newsroom starts with -----------------------------------------------------------------------

INSERT INTO "Section" ("id", "slug", "name", "nameEn", "position", "isDefault") VALUES
  (gen_random_uuid(), 'yaowen', '要闻', 'Top news', 0, true),
  (gen_random_uuid(), 'jingji', '经济', 'Economy', 1, false),
  (gen_random_uuid(), 'keji', '科技', 'Science and technology', 2, false),
  (gen_random_uuid(), 'shehui', '社会', 'Society', 3, false),
  (gen_random_uuid(), 'wenhua', '文化', 'Culture', 4, false);
