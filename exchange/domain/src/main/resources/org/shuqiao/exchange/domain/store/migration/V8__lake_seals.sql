-- data files of the lake as they were when a run had written them; the security log has the digest of each list
create table lake_file (
    path      text primary key,
    table_name text not null,              -- namespace.name
    snapshot  text not null,               -- that brought it
    sha256    text not null,
    bytes     bigint not null,
    sealed_at timestamptz not null
);
create index lake_file_table on lake_file (table_name);
