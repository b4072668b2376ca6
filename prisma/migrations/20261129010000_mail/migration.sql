CREATE TABLE "Mail" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "locale" "Locale" NOT NULL,
    "sealed" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "error" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "givenUpAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Mail_key_key" ON "Mail"("key");
CREATE INDEX "Mail_createdAt_idx" ON "Mail"("createdAt");
CREATE INDEX "Mail_nextAt_idx" ON "Mail"("nextAt") WHERE "sealed" IS NOT NULL AND "givenUpAt" IS NULL;
-- What was sent is not kept; what was not is kept until it is given up for good.
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_check" CHECK (
  "attempts" >= 0 AND ("sentAt" IS NULL OR ("sealed" IS NULL AND "givenUpAt" IS NULL))
  AND ("sealed" IS NOT NULL OR "sentAt" IS NOT NULL OR "givenUpAt" IS NOT NULL));
