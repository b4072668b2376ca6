-- Pictures, and where they are used -----------------------------------------------------------------------

CREATE TABLE "Picture" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "focusX" INTEGER NOT NULL DEFAULT 50,
    "focusY" INTEGER NOT NULL DEFAULT 50,
    "uploadedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Picture_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "PictureUse" (
    "pictureId" UUID NOT NULL,
    "articleId" UUID NOT NULL,
    "isCurrent" BOOLEAN NOT NULL,

    CONSTRAINT "PictureUse_pkey" PRIMARY KEY ("pictureId","articleId")
);

CREATE TABLE "PublishedPicture" (
    "publicationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "pictureId" UUID NOT NULL,
    "isLead" BOOLEAN NOT NULL,

    CONSTRAINT "PublishedPicture_pkey" PRIMARY KEY ("publicationId","position")
);

CREATE UNIQUE INDEX "Picture_hash_key" ON "Picture"("hash");
CREATE UNIQUE INDEX "Picture_sourceHash_key" ON "Picture"("sourceHash");
CREATE INDEX "Picture_createdAt_id_idx" ON "Picture"("createdAt" DESC, "id" DESC);
CREATE INDEX "PictureUse_articleId_idx" ON "PictureUse"("articleId");
CREATE INDEX "PublishedPicture_pictureId_idx" ON "PublishedPicture"("pictureId");

ALTER TABLE "Picture" ADD CONSTRAINT "Picture_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PictureUse" ADD CONSTRAINT "PictureUse_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PictureUse" ADD CONSTRAINT "PictureUse_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "PublishedPicture" ADD CONSTRAINT "PublishedPicture_publicationId_fkey" FOREIGN KEY ("publicationId") REFERENCES "Publication"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PublishedPicture" ADD CONSTRAINT "PublishedPicture_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Picture" ADD CONSTRAINT "Picture_check" CHECK (
  "hash" ~ '^[0-9a-f]{64}$' AND "sourceHash" ~ '^[0-9a-f]{64}$' AND "format" IN ('jpeg', 'png')
  AND "width" > 0 AND "height" > 0 AND "bytes" > 0 AND "focusX" BETWEEN 0 AND 100 AND "focusY" BETWEEN 0 AND 100
);
-- A publication has one picture at its head.
CREATE UNIQUE INDEX "PublishedPicture_one_lead" ON "PublishedPicture"("publicationId") WHERE "isLead";
