-- Who suggested a change is told what became of it.
ALTER TABLE "Notification" DROP CONSTRAINT "Notification_kind_check";
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_kind_check" CHECK ("kind" IN (
  'mentioned', 'comment', 'change-accepted', 'change-rejected', 'assigned', 'review-asked', 'returned', 'approved', 'published',
  'schedule-refused'));
ALTER TABLE "User" DROP CONSTRAINT "User_mailed_check";
ALTER TABLE "User" ADD CONSTRAINT "User_mailed_check" CHECK ("mailed" <@ ARRAY[
  'mentioned', 'comment', 'change-accepted', 'change-rejected', 'assigned', 'review-asked', 'returned', 'approved', 'published',
  'schedule-refused']::TEXT[]);
