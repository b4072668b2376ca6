-- Which transaction wrote a stale surface. Numbers and times are given before a transaction ends, and it may end much later; whether
-- another had ended when one last looked can be told from its id alone. So a listener reads only what is new to it.
ALTER TABLE "StaleSurface" ADD COLUMN "transaction" xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX "StaleSurface_transaction_idx" ON "StaleSurface" ("transaction");
