-- What the lines of the article said when the first undecided change was proposed: a proposal can be made anew from it.
-- Nothing has written proposals before this migration.
ALTER TABLE "ProposedChange" ADD COLUMN "basis" JSONB NOT NULL;
