-- What reports were drawn from: one row a run of a source.
create table centre.event_drawing (
  id          text primary key,
  owner       text not null,
  source      text not null,
  at          timestamptz not null,
  by_account  text not null,
  read_rows   int not null,
  fresh       int not null,
  changed     int not null,
  left_out    int not null,
  receipts    text[] not null,
  grants      text[] not null,
  snapshots   text[] not null,
  lineage     text[] not null
);
create index event_drawing_of on centre.event_drawing (owner, source, at desc);

-- The reports as their sources tell them now, and why each stands in its event. `event` is a function of the reports
-- and of the verdicts; it is reckoned anew with each of them.
create table centre.report (
  id           text primary key,
  owner        text not null,
  source       text not null,
  source_id    text not null,
  reported_at  timestamptz not null,
  division     text not null,
  place        text not null,
  longitude    double precision,
  latitude     double precision,
  kind         text not null,
  title        text not null,
  status       text not null,
  progress     text not null check (progress in ('open', 'over', 'unknown')),
  revision     int not null,
  drawing      text not null references centre.event_drawing,
  changed_at   timestamptz not null,
  event        text not null default '',
  merged_with  text,
  metres       int,
  same_place   boolean,
  minutes      bigint,
  similarity   numeric,
  by_hand      boolean,
  unique (owner, source, source_id)
);
create index report_of on centre.report (event);

-- What a report was before its source told it otherwise.
create table centre.report_before (
  report       text not null references centre.report,
  revision     int not null,
  reported_at  timestamptz not null,
  division     text not null,
  place        text not null,
  longitude    double precision,
  latitude     double precision,
  kind         text not null,
  title        text not null,
  status       text not null,
  progress     text not null,
  drawing      text not null references centre.event_drawing,
  replaced_at  timestamptz not null,
  primary key (report, revision)
);

-- The distinct events. The id is made of the first report's.
create table centre.event (
  id           text primary key,
  owner        text not null,
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  division     text not null,
  place        text not null,
  kind         text not null,
  title        text not null,
  progress     text not null,
  reports      int not null,
  sources      text[] not null
);
create index event_of on centre.event (owner, first_at desc);

-- What people decided about pairs of reports; nothing of it is ever taken away, the latest about a pair counts.
create table centre.event_verdict (
  act          text not null,
  one          text not null references centre.report,
  other        text not null references centre.report,
  owner        text not null,
  at           timestamptz not null,
  by_account   text not null,
  together     boolean not null,
  reason       text not null,
  primary key (act, one, other)
);
create index event_verdict_of on centre.event_verdict (owner, at);
