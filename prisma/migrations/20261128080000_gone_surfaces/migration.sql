-- Readers' pages are kept as bytes and shown in need however stale, but not when a text on them may no longer be seen, or no longer
-- for as long as they say. Whatever takes a text away or shortens its time is told here, so that nothing that does so can forget it:
-- `gone:` of lib/editorial/surfaces.ts. What goes live at once has the time of the server that wrote it, whose clock may be a little ahead.
CREATE FUNCTION "Publication_gone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "StaleSurface" ("surface") VALUES ('gone:' || NEW."articleId");
  RETURN NULL;
END $$;

CREATE TRIGGER "Publication_gone" AFTER UPDATE ON "Publication" FOR EACH ROW WHEN (
  (OLD."endedAt" IS NULL AND NEW."endReason" <> 'replaced') OR
  (NEW."goLiveAt" > clock_timestamp() + interval '5 seconds' AND NEW."goLiveAt" IS DISTINCT FROM OLD."goLiveAt") OR
  (NEW."embargoUntil" > clock_timestamp() AND NEW."embargoUntil" IS DISTINCT FROM OLD."embargoUntil") OR
  (NEW."expiresAt" < coalesce(OLD."expiresAt", 'infinity'))
) EXECUTE FUNCTION "Publication_gone"();

-- A copy that takes another's place, later or for a time.
CREATE TRIGGER "Publication_gone_insert" AFTER INSERT ON "Publication" FOR EACH ROW WHEN (
  NEW."goLiveAt" > clock_timestamp() + interval '5 seconds' OR NEW."embargoUntil" > clock_timestamp() OR NEW."expiresAt" IS NOT NULL
) EXECUTE FUNCTION "Publication_gone"();
