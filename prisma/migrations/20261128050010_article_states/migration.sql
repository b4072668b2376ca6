-- On its own: a value of an enum cannot be used in the transaction that adds it.
ALTER TYPE "ArticleStatus" ADD VALUE 'APPROVED' AFTER 'IN_REVIEW';
ALTER TYPE "ArticleStatus" ADD VALUE 'KILLED';
ALTER TYPE "ArticleStatus" ADD VALUE 'TRASHED';
