-- Admins are told when what was to follow from a publication fails.
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_kind_check";
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_kind_check" CHECK ("kind" IN (
  'mentioned', 'comment', 'change-accepted', 'change-rejected', 'assigned', 'review-asked', 'returned', 'approved', 'published',
  'schedule-refused', 'withdrawn', 'killed', 'follow-up-failed'));
ALTER TABLE "User" DROP CONSTRAINT "User_mailed_check";
ALTER TABLE "User" ADD CONSTRAINT "User_mailed_check" CHECK ("mailed" <@ ARRAY[
  'mentioned', 'comment', 'change-accepted', 'change-rejected', 'assigned', 'review-asked', 'returned', 'approved', 'published',
  'schedule-refused', 'withdrawn', 'killed', 'follow-up-failed']::TEXT[]);
-- AlterTable
ALTER TABLE "User" ALTER COLUMN "mailed" SET DEFAULT ARRAY['mentioned', 'assigned', 'review-asked', 'returned', 'schedule-refused', 'withdrawn', 'killed', 'follow-up-failed']::TEXT[];
-- Who had a cancelled schedule mailed hears of these as well.
UPDATE "User" SET "mailed" = "mailed" || ARRAY['follow-up-failed'] WHERE 'schedule-refused' = ANY("mailed");
