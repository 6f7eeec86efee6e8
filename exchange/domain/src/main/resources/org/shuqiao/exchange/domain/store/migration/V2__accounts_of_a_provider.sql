-- an account that an identity provider vouches for; it is known by the provider's name for it, not by its login
alter table account add column provider text, add column subject text,
    add constraint account_provider check ((provider is null) = (subject is null)),
    add constraint account_subject unique (provider, subject);
