-- no number of wrong passwords closes an account: attempts wait, by account and address together (decision 0035)
alter table account drop column failures, drop column locked_until,
    add column must_change boolean not null default false,  -- the password lets in to nothing but its own change
    add column password_until timestamptz;                  -- when a one-time password ends

-- where an account has signed in from: failures elsewhere do not keep it out of there
create table known_address (
    login    text not null references account (login) on delete cascade,
    address  text not null,                                 -- SHA-256 of login and address
    last_at  timestamptz not null,
    primary key (login, address)
);

-- public keys of authenticators (W3C WebAuthn), the second factor of the portal
create table passkey (
    id           bytea primary key,                         -- credential id
    login        text not null references account (login) on delete cascade,
    label        text not null,
    public_key   bytea not null,                            -- COSE
    sign_count   bigint not null,
    uv_initialized boolean not null,
    backup_eligible boolean not null,
    backed_up    boolean not null,
    transports   text[] not null,
    attestation  bytea not null,
    client_data  bytea not null,
    created_at   timestamptz not null,
    used_at      timestamptz not null
);
create index passkey_of on passkey (login);
