-- Names of indicators are read for search like those of tags: lib/db/public/search-names.ts.
CREATE TRIGGER "Indicator_search_name" AFTER INSERT OR UPDATE OF "name" ON "Indicator" FOR EACH ROW EXECUTE FUNCTION "SearchName_add"();
CREATE TRIGGER "IndicatorAlias_search_name" AFTER INSERT OR UPDATE OF "name" ON "IndicatorAlias" FOR EACH ROW EXECUTE FUNCTION "SearchName_add"();
INSERT INTO "SearchName" ("name") SELECT "name" FROM "Indicator" UNION SELECT "name" FROM "IndicatorAlias" ON CONFLICT DO NOTHING;

-- Headlines by how they begin, in the order of their bytes.
CREATE INDEX "SearchDocument_headline_idx" ON "SearchDocument" (left(split_part("folded", E'\n', 1), 64) text_pattern_ops);
