-- which audit reports with findings an auditor has looked at
create table audit_look (
    report     text primary key,           -- id of the kept report
    by_account text not null,
    at         timestamptz not null
);
