-- How names of tags can be read, for type-ahead. It follows from the name alone, so a row is never changed, and is made by
-- whoever searches first.
CREATE TABLE "NameReading" (
  "name" TEXT NOT NULL,
  "full" TEXT NOT NULL,
  "initials" TEXT NOT NULL,
  CONSTRAINT "NameReading_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "NameReading_spelled" CHECK ("full" ~ '^ ([a-z0-9]+ )*$' AND "initials" ~ '^ ([a-z0-9]+ )*$')
);
