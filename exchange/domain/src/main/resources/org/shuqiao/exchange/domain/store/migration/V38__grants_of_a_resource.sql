-- where a resource went, the newest first
create index grant_resource on grant_ (resource, issued_at desc, id desc);
