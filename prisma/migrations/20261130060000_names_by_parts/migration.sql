-- A name is found by any part of it through an index of its characters and pairs of them, and of how it is read aloud; before, all names were compared.

-- Of a folded name each character and each pair, its pinyin after `<` and its initials after `=`. No word may be longer than 2,046 bytes.
CREATE FUNCTION "SearchName_words"(folded text, pinyin text, initials text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT array_to_tsvector(array_remove(
    string_to_array(folded, NULL) || array(SELECT substr(folded, n, 2) FROM generate_series(1, length(folded) - 1) n)
    || left('<' || pinyin, 500) || left('=' || initials, 500), NULL)) $$;

-- A list of entries still to be sorted in would be read through by every search.
CREATE INDEX "SearchName_words_idx" ON "SearchName" USING GIN ("SearchName_words"("folded", "pinyin", "initials")) WITH (fastupdate = off);
