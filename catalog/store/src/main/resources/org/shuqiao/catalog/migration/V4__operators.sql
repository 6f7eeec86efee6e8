-- companies that run systems for the government are members of another kind
alter table catalog.department add column operator boolean not null default false;
