CREATE TABLE "Invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "locale" "Locale" NOT NULL,
    "keyHash" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Invitation_keyHash_key" ON "Invitation"("keyHash");
CREATE INDEX "Invitation_invitedById_idx" ON "Invitation"("invitedById");
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_check" CHECK (
  "email" = lower("email") AND "expiresAt" > "createdAt" AND ("acceptedAt" IS NULL OR "revokedAt" IS NULL));
-- One address is invited once at a time.
CREATE UNIQUE INDEX "Invitation_one_open" ON "Invitation"("email") WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL;

CREATE TABLE "AccountKey" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "opens" TEXT NOT NULL,
    "keyHash" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountKey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "AccountKey_keyHash_key" ON "AccountKey"("keyHash");
CREATE INDEX "AccountKey_userId_idx" ON "AccountKey"("userId");
ALTER TABLE "AccountKey" ADD CONSTRAINT "AccountKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "AccountKey" ADD CONSTRAINT "AccountKey_check" CHECK (
  "expiresAt" > "createdAt" AND "opens" IN ('password', 'email') AND ("opens" = 'email') = ("email" IS NOT NULL)
  AND ("email" IS NULL OR "email" = lower("email")));
