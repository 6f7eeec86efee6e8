-- workbooks of entries that were imported or refused, with the copy that says what is wrong in its cells
create table entry_import (
    id         bigint generated always as identity primary key,
    department text not null,
    by_login   text not null,
    at         timestamptz not null,
    entries    int not null,
    created    int not null,
    changed    int not null,
    revised    int not null,
    unchanged  int not null,
    findings   int not null,
    refused    boolean not null,
    marked     bytea                                      -- of the department's latest imports alone
);
create index entry_import_latest on entry_import (department, id desc);
