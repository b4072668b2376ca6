CREATE TABLE "SecondFactor" (
    "userId" UUID NOT NULL,
    "sealed" TEXT NOT NULL,
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "confirmedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SecondFactor_pkey" PRIMARY KEY ("userId")
);
ALTER TABLE "SecondFactor" ADD CONSTRAINT "SecondFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "RecoveryCode" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "RecoveryCode_userId_hash_key" ON "RecoveryCode"("userId", "hash");
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "SecondFactor"("userId") ON DELETE CASCADE ON UPDATE CASCADE;

-- A step that was used is not used again, and a code that was used stays so.
CREATE FUNCTION "SecondFactor_forward"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."sealed" = OLD."sealed" AND NEW."lastStep" < OLD."lastStep" THEN
    RAISE EXCEPTION 'a used step of a second factor stays used' USING ERRCODE = 'check_violation', CONSTRAINT = 'SecondFactor_forward';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "SecondFactor_forward" BEFORE UPDATE ON "SecondFactor" FOR EACH ROW EXECUTE FUNCTION "SecondFactor_forward"();
CREATE FUNCTION "RecoveryCode_once"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."usedAt" IS NOT NULL AND NEW."usedAt" IS DISTINCT FROM OLD."usedAt" THEN
    RAISE EXCEPTION 'a recovery code is used once' USING ERRCODE = 'check_violation', CONSTRAINT = 'RecoveryCode_once';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "RecoveryCode_once" BEFORE UPDATE ON "RecoveryCode" FOR EACH ROW EXECUTE FUNCTION "RecoveryCode_once"();

-- Tries: which of both they failed at, and the browser they came from, when it is one the account was signed in from before.
ALTER TABLE "LoginAttempt" ADD COLUMN "device" TEXT, ADD COLUMN "ofCode" BOOLEAN NOT NULL DEFAULT false;
