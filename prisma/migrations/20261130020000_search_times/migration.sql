-- AlterTable
ALTER TABLE "SearchFrequency" DROP COLUMN "documents";

-- CreateTable
CREATE TABLE "SearchSurvey" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "documents" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "times" TIMESTAMPTZ(3)[],

    CONSTRAINT "SearchSurvey_pkey" PRIMARY KEY ("id")
);


-- Everything below is written by hand: what Prisma's schema language cannot say.

ALTER TABLE "SearchSurvey" ALTER COLUMN "times" SET NOT NULL;
ALTER TABLE "SearchSurvey" ADD CONSTRAINT "SearchSurvey_one" CHECK ("id" = 1);
-- The number of all documents, which the survey has now.
DELETE FROM "SearchFrequency" WHERE "gram" = '';
