-- Where the lake's folder was before it was moved or restored elsewhere, and where it is now. Seals name files by the
-- path that they had when they were sealed.
create table lake_place (
    path    text primary key,
    now     text not null,
    left_at timestamptz not null
);
