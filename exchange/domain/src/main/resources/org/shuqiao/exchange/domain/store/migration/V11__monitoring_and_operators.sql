-- an alert concerns a grant or nothing but entries of a log; whom it is told to was settled when it was raised
alter table alert alter column grant_id drop not null,
    alter column provider drop not null,
    alter column consumer drop not null,
    alter column by_account drop not null,
    add column severity text not null default 'serious',
    add column zh text not null default '',               -- a rule's words as they were then; empty for kinds of the platform
    add column en text not null default '',
    add column remedy_zh text not null default '',
    add column remedy_en text not null default '',
    add column about text not null default '',            -- what the rule grouped by
    add column places text[] not null default '{}',       -- records, or entries of the security log
    add column told text[] not null default '{}',         -- department:gongan, role:auditor, login:name
    add column acknowledged_by text,
    add column acknowledged_at timestamptz,
    add column remark text,
    add check ((acknowledged_by is null) = (acknowledged_at is null));
update alert set told = array['department:' || provider, 'department:' || consumer, 'role:authority', 'role:auditor'];
create index alert_told on alert using gin (told);

-- how far monitoring has read each log; what it remembers is written in the same transaction
create table monitor_position (
    log  text primary key,                                -- records | security
    next bigint not null
);
create table monitor_memory (
    rule      text not null,
    grouping  text not null,
    content   text not null,                              -- canonical JSON: marks within the window
    until     timestamptz not null,                       -- from then on it says nothing any more
    primary key (rule, grouping)
);
create index monitor_memory_until on monitor_memory (until);

-- admissions of operators are approved changes; one that the authority ended before its time
create table operator_end (
    admission text primary key references change,
    ended_by  text not null,
    ended_at  timestamptz not null,
    reason    text not null
);
create index change_kind on change (kind, state);

-- what was entered into the security log of each stage, so that it is entered once
create table stage_entry (
    kind  text not null,
    about text not null,
    key   text not null,
    primary key (kind, about, key)
);
