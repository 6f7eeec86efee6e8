-- the newest requests and grants are read without the others
create index request_newest on request (submitted_at desc, id desc);
create index request_received on request (provider, submitted_at desc, id desc);
create index grant_newest on grant_ (issued_at desc, id desc);
