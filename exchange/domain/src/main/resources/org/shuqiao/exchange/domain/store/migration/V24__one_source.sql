-- Checks of forms against what is shared. A check says for ever what it found; it is decided once at most.
create table exchange.form_check (
    id text primary key,
    department text not null,
    title text not null,
    title_key text not null,
    need text not null,
    fields jsonb not null,
    refused boolean not null,
    by_login text not null,
    at timestamptz not null,
    verdict text check (verdict in ('allow', 'refuse')),
    reason text,
    decided_by text,
    decided_at timestamptz,
    check ((verdict is null) = (decided_at is null) and (verdict is null) = (reason is null)
        and (verdict is null) = (decided_by is null))
);
create index form_check_of on exchange.form_check (department, title_key);

create function exchange.keep_form_check() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.verdict is not null
        or (old.department, old.title, old.title_key, old.need, old.fields, old.refused, old.by_login, old.at)
            is distinct from
            (new.department, new.title, new.title_key, new.need, new.fields, new.refused, new.by_login, new.at) then
        raise exception 'a check of a form is immutable';
    end if;
    return new;
end $$;
create trigger keep_form_check before update or delete on exchange.form_check
    for each row execute function exchange.keep_form_check();

-- Which published items were told to be graded below their sources, once for each grade.
create table exchange.grade_told (
    code text not null,
    version integer not null,
    item text not null,
    grade text not null,
    primary key (code, version, item, grade)
);
