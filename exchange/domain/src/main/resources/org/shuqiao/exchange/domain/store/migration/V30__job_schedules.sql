-- when jobs collect and standardize by themselves, and what became of each time
create table job_schedule (
    id         text primary key,
    kind       text not null check (kind in ('COLLECT', 'STANDARDIZE')),
    datasets   text[] not null,             -- none: all of the department, or all there are for an administrator
    cron       text not null,               -- five fields: minute, hour, day of the month, month, day of the week
    retries    int not null check (retries between 0 and 5),
    department text not null,
    created_by text not null,
    created_at timestamptz not null,
    paused     boolean not null default false,
    next_at    timestamptz not null
);
create index job_schedule_due on job_schedule (next_at) where not paused;

create table job_schedule_run (
    schedule text not null references job_schedule (id) on delete cascade,
    due_at   timestamptz not null,
    outcome  text not null check (outcome in ('WAITING', 'RUNNING', 'DONE', 'PARTLY', 'FAILED', 'MISSED')),
    job      text,
    tries    int not null default 0,
    try_at   timestamptz not null,          -- when it is tried next, or was tried last
    code     text,                          -- of what went wrong
    primary key (schedule, due_at)
);
create index job_schedule_run_open on job_schedule_run (try_at) where outcome in ('WAITING', 'RUNNING');
