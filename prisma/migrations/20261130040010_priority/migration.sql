-- How soon an article is to be worked on; what waits stands in this order.
-- CreateEnum
CREATE TYPE "Priority" AS ENUM ('NORMAL', 'HIGH', 'URGENT');
-- AlterTable
ALTER TABLE "Article" ADD COLUMN "priority" "Priority" NOT NULL DEFAULT 'NORMAL';
