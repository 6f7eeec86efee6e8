-- the auditor's question: what did this account ask for
create index record_by_account on record (by_account, at desc);
