-- how departments share out signing: each row is one signed act of a lead, the newest of a department counts
create table department_rule (
    id             text primary key,
    department     text not null,
    document       text not null,
    lead_from      text,
    lead_refuses   boolean not null,
    delegable      text[] not null,
    longest_days   integer not null,
    kept_from      text,
    stated_by      text not null,
    stated_at      timestamptz not null,
    act            text not null
);
create index department_rule_department on department_rule (department, stated_at);

-- the department's rule that stood when deciding was handed over; none where it had stated none
alter table delegation add column rule_id text;
