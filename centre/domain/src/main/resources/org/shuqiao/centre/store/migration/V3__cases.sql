-- Cases: events that a department was told to see to. A case stands on the report that opened its event when it was
-- dispatched, because an event's id changes when an earlier report comes late.
create table centre.event_case (
  id             text primary key,
  owner          text not null,
  report         text not null references centre.report,
  number         int not null,
  kind           text not null,
  division       text not null,
  place          text not null,
  title          text not null,
  state          text not null check (state in ('dispatched', 'accepted', 'returned', 'handled', 'checked', 'closed')),
  lead           text not null,
  territorial    text,
  person         text not null,
  dispatched_at  timestamptz not null,
  dispatches     int not null default 1,
  accept_within  text not null,
  handle_within  text not null,
  handled_by     text,
  supervised     boolean not null default false,
  satisfied      boolean,
  unique (report, number)
);
create index event_case_of on centre.event_case (owner, dispatched_at desc);
create unique index event_case_under_way on centre.event_case (report) where state <> 'closed';

-- What was done about a case, by whom, and the deadline that it met or missed; nothing of it is ever taken away.
create table centre.event_case_step (
  of_case        text not null references centre.event_case,
  number         int not null,
  step           text not null,
  at             timestamptz not null,
  by_account     text not null,
  person         text not null,
  note           text not null,
  due            timestamptz,
  primary key (of_case, number)
);

-- What was told of a case's deadlines, each once.
create table centre.event_case_told (
  of_case        text not null references centre.event_case,
  dispatches     int not null,
  milestone      text not null,
  step           text not null,
  at             timestamptz not null,
  primary key (of_case, dispatches, milestone, step)
);
