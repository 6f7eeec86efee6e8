-- What an indicator was reckoned from: one row a run of an indicator.
create table centre.computation (
  id          text primary key,
  indicator   text not null,
  version     int not null,
  first       text not null,
  last        text not null,
  at          timestamptz not null,
  by_account  text not null,
  receipts    text[] not null,
  grants      text[] not null,
  snapshots   text[] not null,
  lineage     text[] not null
);
create index computation_of on centre.computation (indicator, at desc);

-- The figures. A division is blank for what no division could be told of.
create table centre.figure (
  indicator   text not null,
  version     int not null,
  base        text not null,
  period      text not null,
  division    text not null,
  level       text not null,
  numerator   numeric,
  denominator numeric,
  value       numeric,
  own_value   numeric,
  state       text not null check (state in ('good', 'stale', 'none')),
  reason      text not null default '',
  coverage    numeric not null,
  as_of       date not null,
  computation text not null references centre.computation,
  computed_at timestamptz not null,
  revision    int not null default 1,
  primary key (indicator, version, base, period, division)
);

-- What a figure was before it was corrected.
create table centre.figure_before (
  indicator   text not null,
  version     int not null,
  base        text not null,
  period      text not null,
  division    text not null,
  revision    int not null,
  numerator   numeric,
  denominator numeric,
  value       numeric,
  computation text not null references centre.computation,
  replaced_at timestamptz not null,
  primary key (indicator, version, base, period, division, revision)
);

create table centre.alert (
  id             text primary key,
  indicator      text not null,
  version        int not null,
  division       text not null,
  opened         text not null,
  level          text not null,
  worst          text not null,
  ended          text,
  withdrawn      boolean not null default false,
  told           text not null default '',
  acknowledged_by text,
  acknowledged_at timestamptz,
  remark         text,
  silenced_by    text,
  silenced_until date,
  silence_reason text,
  changed_at     timestamptz not null,
  unique (indicator, version, division, opened)
);

create table centre.alert_step (
  alert  text not null references centre.alert,
  period text not null,
  kind   text not null,
  level  text not null,
  value  numeric not null,
  primary key (alert, period)
);
