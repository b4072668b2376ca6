-- What the dashboard asks of a large newsroom, each by an index of its own.
CREATE INDEX "Article_createdById_idx" ON "Article"("createdById");
CREATE INDEX "Article_returned" ON "Article" ("updatedAt" DESC) WHERE "returnReason" IS NOT NULL AND "retiredAt" IS NULL;
CREATE INDEX "Revision_authorId_id_idx" ON "Revision"("authorId", "id" DESC);
CREATE INDEX "Review_fallen" ON "Review" ("endedAt" DESC) WHERE "state" = 'fallen';
CREATE INDEX "ImportItem_failed" ON "ImportItem" ("settledAt" DESC) WHERE "state" = 'FAILED';
