-- Whose article is withdrawn or killed is told so.
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_kind_check";
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_kind_check" CHECK ("kind" IN (
  'mentioned', 'comment', 'change-accepted', 'change-rejected', 'assigned', 'review-asked', 'returned', 'approved', 'published',
  'schedule-refused', 'withdrawn', 'killed'));
ALTER TABLE "User" DROP CONSTRAINT "User_mailed_check";
ALTER TABLE "User" ADD CONSTRAINT "User_mailed_check" CHECK ("mailed" <@ ARRAY[
  'mentioned', 'comment', 'change-accepted', 'change-rejected', 'assigned', 'review-asked', 'returned', 'approved', 'published',
  'schedule-refused', 'withdrawn', 'killed']::TEXT[]);
-- AlterTable
ALTER TABLE "User" ALTER COLUMN "mailed" SET DEFAULT ARRAY['mentioned', 'assigned', 'review-asked', 'returned', 'schedule-refused', 'withdrawn', 'killed']::TEXT[];
-- Who had a cancelled schedule mailed hears of these as well.
UPDATE "User" SET "mailed" = "mailed" || ARRAY['withdrawn', 'killed'] WHERE 'schedule-refused' = ANY("mailed");
