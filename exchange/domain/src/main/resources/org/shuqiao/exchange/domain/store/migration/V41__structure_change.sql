-- a source that is not what its contract promised waits here for its department
create table structure_change (
    dataset text not null,
    change text not null check (change ~ '^[0-9a-f]{16}$'),
    department text not null,
    zh text not null,
    en text not null,
    job text not null,
    seen_at timestamptz not null,
    state text not null check (state in ('open', 'accepted', 'restored')),
    decided_by text,
    reason text,
    decided_at timestamptz,
    primary key (dataset, change)
);
create index structure_change_open on structure_change (department, seen_at desc) where state = 'open';
