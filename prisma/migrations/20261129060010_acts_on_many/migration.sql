-- Whether an act is somebody else's is asked before anything is recorded under its id.
CREATE INDEX "AuditEvent_actId_idx" ON "AuditEvent"("actId");
