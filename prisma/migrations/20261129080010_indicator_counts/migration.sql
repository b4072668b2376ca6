-- How many figures and articles an indicator has is counted in the index alone.
DROP INDEX "PublishedMetric_indicatorId_idx";
CREATE INDEX "PublishedMetric_indicatorId_publicationId_idx" ON "PublishedMetric"("indicatorId", "publicationId");
