-- public key of a passkey in the form in which approvals name it (name+hash+base64); empty until the passkey is used next
alter table passkey add column key text;

-- digest of the act by which a person approved a change with a key of their own
alter table change add column act text;

-- which key a department certified, and whose it is: what the certificate of a session's key leads back to
alter table key_certificate add column key text;
alter table key_certificate add column holder text;
create index key_certificate_key on key_certificate (department, key);
