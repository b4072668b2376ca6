-- Of two transactions that each remove one of the last two admins, neither saw what the other was about to do. Whoever removes an
-- admin now waits for whoever is doing so, and looks again.
CREATE OR REPLACE FUNCTION "User_keep_an_admin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."role" <> 'ADMIN' OR OLD."disabledAt" IS NOT NULL THEN RETURN NULL; END IF;
  IF TG_OP = 'UPDATE' AND NEW."role" = 'ADMIN' AND NEW."disabledAt" IS NULL THEN RETURN NULL; END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('User_keep_an_admin', 0));
  IF NOT EXISTS (SELECT FROM "User" WHERE "role" = 'ADMIN' AND "disabledAt" IS NULL) THEN
    RAISE EXCEPTION 'the last active admin cannot be removed' USING ERRCODE = 'check_violation', CONSTRAINT = 'User_keep_an_admin';
  END IF;
  RETURN NULL;
END $$;

-- Records are not emptied either.
CREATE FUNCTION "refuse_truncate"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_immutable';
END $$;
CREATE TRIGGER "AuditEvent_kept" BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_truncate"();

-- Everything that one transaction records is one act, whatever in it does the recording.
CREATE FUNCTION "AuditEvent_one_act"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE act text := current_setting('corridor.act', true);
BEGIN
  IF act IS NULL OR act = '' THEN
    PERFORM set_config('corridor.act', NEW."actId"::text, true);
  ELSE
    NEW."actId" := act::uuid;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "AuditEvent_one_act" BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION "AuditEvent_one_act"();
CREATE INDEX "AuditEvent_actId_idx" ON "AuditEvent"("actId");
