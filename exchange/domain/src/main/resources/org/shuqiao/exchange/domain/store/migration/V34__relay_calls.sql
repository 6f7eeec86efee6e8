-- Calls that consumers ask a provider's relay to put through. A call has the number of its record; its number is
-- nowhere: it is found again from the handle each time that an operator opens it.
create table relay_call (
  id text primary key,
  grant_id text not null,
  item text not null,
  handle text not null,
  placed_at timestamptz not null,
  connected_at timestamptz,
  connected_by text,
  reason text
);

create index relay_call_by_grant on relay_call (grant_id);
