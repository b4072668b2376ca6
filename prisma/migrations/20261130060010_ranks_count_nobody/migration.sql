-- The 位 of a rank (全国第一位) was read as the counting word of people.
UPDATE "Metric" SET "canonicalUnit" = '位' WHERE "kind" = 'rank' AND "canonicalUnit" = '人' AND "unit" = '位';
UPDATE "PublishedMetric" SET "canonicalUnit" = '位' WHERE "kind" = 'rank' AND "canonicalUnit" = '人' AND "unit" = '位';
UPDATE "Indicator" i SET "canonicalUnit" = '位' WHERE i."canonicalUnit" = '人'
  AND EXISTS (SELECT FROM "Metric" m WHERE m."indicatorId" = i."id" AND m."kind" = 'rank' AND m."unit" = '位')
  AND NOT EXISTS (SELECT FROM "Metric" m WHERE m."indicatorId" = i."id" AND m."kind" <> 'rank');
