-- files of the legal clock that the authority loaded while the platform ran; those of the folder are not here
create table exchange.clock_file (
    name text primary key,
    content text not null,
    loaded_by text not null,
    loaded_at timestamptz not null
);

-- every set of notices and periods that was ever in force, as acts cite it by its digest
create table exchange.clock_calendar (
    digest text primary key,
    content text not null,
    since timestamptz not null
);

-- due dates as they were last told, and how they changed
create table exchange.clock_due (
    subject text not null,
    duty text not null,
    due date,
    calendar text not null,
    at timestamptz not null,
    primary key (subject, duty)
);
create table exchange.clock_change (
    number bigint generated always as identity primary key,
    subject text not null,
    duty text not null,
    debtor text not null,
    due_before date,
    due_after date,
    calendar_before text not null,
    calendar_after text not null,
    at timestamptz not null
);

-- what was told of a running clock, once each
create table exchange.clock_told (
    subject text not null,
    duty text not null,
    step text not null,
    at timestamptz not null,
    primary key (subject, duty, step)
);

-- working days by which the reply was put off
alter table exchange.request add column extended integer not null default 0;

create table exchange.supervision (
    id text primary key,
    subject text not null,
    duty text not null,
    department text not null,
    demand text not null,
    issued_by text not null,
    issued_at timestamptz not null,
    answer text,
    answered_by text,
    answered_at timestamptz
);
create index supervision_department on exchange.supervision (department);

create table exchange.demand (
    id text primary key,
    department text not null,
    title text not null,
    description text not null,
    provider text not null,
    stated_by text not null,
    stated_at timestamptz not null,
    resource text,
    answer text,
    answered_by text,
    answered_at timestamptz
);
create index demand_provider on exchange.demand (provider);
