CREATE TABLE "Comment" (
    "id" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "blockId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "quote" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "isGone" BOOLEAN NOT NULL DEFAULT false,
    "madeOn" TEXT NOT NULL,
    "replacement" TEXT,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settledAt" TIMESTAMPTZ(3),
    "settledById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Comment_articleId_idx" ON "Comment"("articleId");
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_settledById_fkey" FOREIGN KEY ("settledById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CommentMessage" (
    "id" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommentMessage_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CommentMessage_commentId_idx" ON "CommentMessage"("commentId");
ALTER TABLE "CommentMessage" ADD CONSTRAINT "CommentMessage_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CommentMessage" ADD CONSTRAINT "CommentMessage_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "CommentMention" (
    "messageId" UUID NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "CommentMention_pkey" PRIMARY KEY ("messageId","userId")
);
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "CommentMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CommentMention" ADD CONSTRAINT "CommentMention_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "articleId" UUID NOT NULL,
    "commentId" UUID,
    "byId" UUID,
    "detail" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Notification_userId_createdAt_id_idx" ON "Notification"("userId", "createdAt" DESC, "id" DESC);
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_byId_fkey" FOREIGN KEY ("byId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "User" ADD COLUMN "mailed" TEXT[] NOT NULL DEFAULT ARRAY['mentioned', 'assigned', 'review-asked', 'returned', 'schedule-refused']::TEXT[];

-- Everything below is written by hand. docs/data-model.md explains each rule.

ALTER TABLE "Comment" ADD CONSTRAINT "Comment_place_check" CHECK (
  "start" >= 0 AND "end" > "start" AND "quote" <> '' AND "madeOn" <> '' AND "blockId" <> '');
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_kind_check" CHECK (
  ("kind" = 'comment' AND "replacement" IS NULL AND "state" IN ('open', 'resolved'))
  OR ("kind" = 'change' AND "replacement" IS NOT NULL AND "replacement" <> "madeOn" AND "state" IN ('open', 'accepted', 'rejected')));
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_settled_check" CHECK (
  ("state" = 'open') = ("settledAt" IS NULL) AND ("settledAt" IS NULL) = ("settledById" IS NULL));

-- What was said and what was proposed stay as they are; a decision about a change is for good.
CREATE FUNCTION "Comment_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."articleId" <> OLD."articleId" OR NEW."kind" <> OLD."kind" OR NEW."authorId" <> OLD."authorId"
    OR NEW."madeOn" <> OLD."madeOn" OR NEW."replacement" IS DISTINCT FROM OLD."replacement" THEN
    RAISE EXCEPTION 'what was proposed stays as it is' USING ERRCODE = 'check_violation', CONSTRAINT = 'Comment_keep';
  END IF;
  IF OLD."state" IN ('accepted', 'rejected') AND NEW."state" <> OLD."state" THEN
    RAISE EXCEPTION 'a change is decided once' USING ERRCODE = 'check_violation', CONSTRAINT = 'Comment_keep';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Comment_keep" BEFORE UPDATE ON "Comment" FOR EACH ROW EXECUTE FUNCTION "Comment_keep"();

ALTER TABLE "CommentMessage" ADD CONSTRAINT "CommentMessage_text_check" CHECK (btrim("text") <> '' AND length("text") <= 5000);
CREATE TRIGGER "CommentMessage_immutable" BEFORE UPDATE ON "CommentMessage"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_kind_check" CHECK ("kind" IN (
  'mentioned', 'comment', 'assigned', 'review-asked', 'returned', 'approved', 'published', 'schedule-refused'));
-- Nobody is told what they did themselves.
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_other_check" CHECK ("userId" <> "byId");
CREATE INDEX "Notification_unread" ON "Notification"("userId") WHERE "readAt" IS NULL;
ALTER TABLE "User" ADD CONSTRAINT "User_mailed_check" CHECK ("mailed" <@ ARRAY[
  'mentioned', 'comment', 'assigned', 'review-asked', 'returned', 'approved', 'published', 'schedule-refused']::TEXT[]);
