-- what the data of a grant served, as its consumer says at its end
create table usage_report (
    grant_id    text primary key references grant_,
    resource    text not null,
    department  text not null,
    by_account  text not null,
    reported_at timestamptz not null,
    served      text not null,
    cases       bigint not null
);
create index usage_report_resource on usage_report (resource);
