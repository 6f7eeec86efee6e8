-- an objection to a row that was delivered: the receipt and the number of the row; what the row holds is sealed beside
-- it. Since when the data were wrong is what the provider found
alter table objection add column receipt text;
alter table objection add column row_number integer;
alter table objection add column wrong_since date;

-- the same objection to the same row, sent twice, is one
create unique index objection_once on objection (department, receipt, coalesce(row_number, 0), coalesce(item, ''))
    where state <> 'closed' and receipt is not null;

-- departments that received data from before a correction, and by which records
create table correction_notice (
    objection  text not null references objection,
    department text not null,
    narrowed   boolean not null,          -- to the records of one person's rows
    told_at    timestamptz not null,
    seen_at    timestamptz,
    seen_by    text,
    primary key (objection, department)
);
create table correction_record (
    objection  text not null,
    department text not null,
    record     text not null,
    primary key (objection, record),
    foreign key (objection, department) references correction_notice
);

-- texts that may hold personal data, encrypted under the key of their month and bound to what they belong to
create table sealed_text (
    id      text primary key,
    period  text not null references period_key,
    content bytea not null
);
