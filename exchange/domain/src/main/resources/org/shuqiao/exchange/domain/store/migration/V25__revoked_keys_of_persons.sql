-- keys of persons whose certificates count no more, since the time of the act that says so
create table person_key_revocation (
    department text not null,
    key        text not null,
    holder     text not null,
    revoked_at timestamptz not null,
    reason     text not null,
    act        text not null,
    primary key (department, key)
);
