-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "staleFigures" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "Metric" ADD COLUMN     "isStale" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "resolution" JSONB NOT NULL DEFAULT '{}';

-- Everything below is written by hand: what Prisma's schema language cannot say. docs/data-model.md explains each rule.

ALTER TABLE "Revision" ALTER COLUMN "staleFigures" SET NOT NULL;

CREATE FUNCTION "refuse_stale_figures"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Revision" WHERE "id" = NEW."revisionId" AND cardinality("staleFigures") > 0) THEN
    RAISE EXCEPTION 'revision % states figures that are not confirmed', NEW."revisionId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Publication_figures_confirmed" BEFORE INSERT ON "Publication"
  FOR EACH ROW EXECUTE FUNCTION "refuse_stale_figures"();
