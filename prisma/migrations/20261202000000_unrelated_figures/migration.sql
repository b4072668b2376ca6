-- An editor can say that there never was a conflict: the two figures measure different things, and both stand.
ALTER TABLE "Conflict" DROP CONSTRAINT "Conflict_check";
ALTER TABLE "Conflict" ADD CONSTRAINT "Conflict_check" CHECK (
  "firstId" < "secondId" AND "version" >= 1 AND
  ("state" = 'settled') = ("outcome" IS NOT NULL) AND ("state" = 'settled') = ("decidedAt" IS NOT NULL) AND
  ("outcome" IS NULL OR "outcome" IN ('superseded', 'revised', 'scope', 'rounding', 'error', 'unrelated')) AND
  (coalesce("outcome", '') IN ('superseded', 'revised', 'error')) = ("heldId" IS NOT NULL) AND
  ("heldId" IS NULL OR "heldId" IN ("firstId", "secondId")));
