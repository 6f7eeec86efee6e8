package org.shuqiao.exchange.domain.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Local accounts with hashed passwords, roles and lockout. */
public final class Accounts {

    /** Characters that a password has at least. */
    public static final int PASSWORD_LENGTH = 10;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final AccountRules rules;
    private final LockoutPolicy lockout;
    private final SecurityJournal journal;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobody = encoder.encode("nobody has this password");

    public Accounts(ExchangeStore store, Permissions permissions, AccountRules rules, LockoutPolicy lockout,
            SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.rules = rules;
        this.lockout = lockout;
        this.journal = journal;
    }

    /**
     * Creates the first administrators of a platform without accounts. They are handed to different persons: no change
     * of an account takes effect before a second person agrees.
     *
     * @param passwords by login; the login is also the person's id
     * @return empty when there are accounts already: nothing was changed
     */
    public List<Actor> bootstrap(String department, Map<String, String> passwords) {
        return store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext('exchange.bootstrap'))").query().singleRow();
            if (store.sql("select count(*) from exchange.account").query(Long.class).single() > 0) {
                return List.of();
            }
            List<Actor> first = new ArrayList<>();
            new TreeMap<>(passwords).forEach((login, password) -> first.add(insert(
                    new NewAccount(login, login, login, department, Set.of(Role.ADMIN)), password)));
            first.forEach(admin -> journal.enter(SecurityKind.FIRST_ACCOUNT, "", admin.login(),
                    Map.of("department", department, "roles", Role.ADMIN.id())));
            return List.copyOf(first);
        });
    }

    /** Adds an account on which two persons agreed; called by the changes under dual control alone. */
    public Actor add(NewAccount account, String password) {
        rules.check(account);
        return insert(account, password);
    }

    /** Changes roles on which two persons agreed; called by the changes under dual control alone. */
    public void setRoles(String login, Set<Role> roles) {
        rules.checkRoles(login, roles);
        store.sql("update exchange.account set roles = :roles where login = :login")
                .param("roles", ids(roles)).param("login", login).update();
    }

    /** Disables or enables an account as two persons agreed; called by the changes under dual control alone. */
    public void setActive(String login, boolean active) {
        rules.checkActive(login, active);
        store.sql("update exchange.account set active = :active where login = :login")
                .param("active", active).param("login", login).update();
    }

    /**
     * Checks a password.
     *
     * @throws CodedException {@code LOGIN_FAILED} alike for an unknown login and a wrong password, or
     *         {@code ACCOUNT_LOCKED}
     */
    public Actor authenticate(String login, String password) {
        Optional<Stored> found = stored(login);
        Instant now = store.now();
        if (found.isEmpty() || !found.get().account().active()) {
            encoder.matches(password, nobody); // takes as long as a known login, so that nobody can list the logins
            throw new CodedException(ExchangeCode.LOGIN_FAILED);
        }
        Account account = found.get().account();
        if (account.lockedUntil().filter(now::isBefore).isPresent()) {
            throw locked(account.lockedUntil().get());
        }
        if (!encoder.matches(password, found.get().hash())) {
            fail(login, now);
            throw new CodedException(ExchangeCode.LOGIN_FAILED);
        }
        store.sql("update exchange.account set failures = 0, locked_until = null where login = :login and failures > 0")
                .param("login", login).update();
        return account.actor();
    }

    /**
     * Lets in somebody whom an identity provider vouches for: the account is made at the first time and follows what
     * the provider says at every other. It has no password; one that was disabled here stays out.
     */
    public Actor signInFederated(FederatedIdentity vouched) {
        if (vouched.roles().contains(Role.ADMIN)) {
            throw new CodedException(ExchangeCode.ADMINISTRATOR_VOUCHED);
        }
        NewAccount account = new NewAccount(vouched.login(), vouched.name(), vouched.provider() + " "
                + vouched.subject(), vouched.department(), vouched.roles());
        rules.check(account);
        return store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext(:key))")
                    .param("key", vouched.provider() + " " + vouched.subject()).query().singleRow();
            Optional<Account> known = store.sql("""
                    select * from exchange.account where provider = :provider and subject = :subject""")
                    .param("provider", vouched.provider()).param("subject", vouched.subject())
                    .query((row, number) -> account(row)).optional();
            if (known.isEmpty()) {
                Actor actor = insert(account, unguessable());
                store.sql("update exchange.account set provider = :provider, subject = :subject where login = :login")
                        .param("provider", vouched.provider()).param("subject", vouched.subject())
                        .param("login", vouched.login()).update();
                vouched(actor);
                return actor;
            }
            if (!known.get().active()) {
                throw new CodedException(ExchangeCode.ACCOUNT_DISABLED);
            }
            store.sql("""
                    update exchange.account set name = :name, department = :department, roles = :roles
                    where provider = :provider and subject = :subject""")
                    .param("name", vouched.name()).param("department", vouched.department())
                    .param("roles", ids(vouched.roles()))
                    .param("provider", vouched.provider()).param("subject", vouched.subject()).update();
            Actor actor = new Actor(known.get().login(), vouched.department(), vouched.roles());
            if (!known.get().actor().equals(actor)) {
                vouched(actor);
            }
            return actor;
        });
    }

    private void vouched(Actor actor) {
        journal.enter(SecurityKind.ACCOUNT_VOUCHED, "", actor.login(), Map.of("department", actor.department(),
                "roles", String.join(",", ids(actor.roles()))));
    }

    private static String unguessable() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String[] ids(Set<Role> roles) {
        return roles.stream().map(Role::id).sorted().toArray(String[]::new);
    }

    /** @return the actor of an account whose password was checked before, such as by a JDBC login */
    public Actor actor(String login) {
        return find(login).filter(Account::active).map(Account::actor)
                .orElseThrow(() -> new CodedException(ExchangeCode.ACCOUNT_DISABLED));
    }

    public void changePassword(Actor actor, String oldPassword, String newPassword) {
        authenticate(actor.login(), oldPassword);
        store.sql("update exchange.account set hash = :hash where login = :login")
                .param("hash", hash(actor.login(), newPassword)).param("login", actor.login()).update();
    }

    /** Lets in again whoever failed too often, by an administrator whom it does not concern. Changes no right. */
    public void unlock(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        store.inTransaction(() -> {
            int unlocked = store.sql("""
                    update exchange.account set failures = 0, locked_until = null
                    where login = :login and login <> :by""")
                    .param("login", login).param("by", actor.login()).update();
            if (unlocked > 0) {
                journal.enter(SecurityKind.UNLOCKED, actor.login(), login, Map.of());
            }
        });
    }

    /** @return active accounts that hold the role */
    public List<Account> active(Role role) {
        return store.sql("select * from exchange.account where active and :role = any(roles) order by login")
                .param("role", role.id()).query((row, number) -> account(row)).list();
    }

    public Optional<Account> find(String login) {
        return stored(login).map(Stored::account);
    }

    public List<Account> all(Actor actor) {
        permissions.require(actor, Role.ADMIN);
        return store.sql("select * from exchange.account order by login")
                .query((row, number) -> account(row)).list();
    }

    private Actor insert(NewAccount account, String password) {
        try {
            store.sql("""
                    insert into exchange.account (login, name, person, department, roles, hash, created_at)
                    values (:login, :name, :person, :department, :roles, :hash, :at)""")
                    .param("login", account.login()).param("name", account.name()).param("person", account.person())
                    .param("department", account.department()).param("roles", ids(account.roles()))
                    .param("hash", hash(account.login(), password)).param("at", ExchangeStore.column(store.now()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new CodedException(ExchangeCode.LOGIN_TAKEN);
        }
        return new Actor(account.login(), account.department(), account.roles());
    }

    private String hash(String login, String password) {
        if (password.length() < PASSWORD_LENGTH || password.equalsIgnoreCase(login)) {
            throw new CodedException(ExchangeCode.PASSWORD_WEAK, PASSWORD_LENGTH);
        }
        return encoder.encode(password);
    }

    /** Counts in the store, so that parallel guesses count as many as they are. */
    private void fail(String login, Instant now) {
        store.sql("""
                update exchange.account set
                    failures = case when failures + 1 >= :limit then 0 else failures + 1 end,
                    locked_until = case when failures + 1 >= :limit then cast(:until as timestamptz) else null end
                where login = :login""")
                .param("limit", lockout.failures()).param("login", login)
                .param("until", ExchangeStore.column(now.plus(lockout.lock())))
                .update();
    }

    private static CodedException locked(Instant until) {
        return new CodedException(ExchangeCode.ACCOUNT_LOCKED,
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ZonedDateTime.ofInstant(until, ExchangeStore.ZONE)));
    }

    private Optional<Stored> stored(String login) {
        return store.sql("select * from exchange.account where login = :login")
                .param("login", login)
                .query((row, number) -> new Stored(account(row), row.getString("hash")))
                .optional();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("login"), row.getString("name"), row.getString("person"),
                row.getString("department"), roles(row),
                row.getBoolean("active"), Columns.optionalTime(row, "locked_until"));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Columns.texts(row, "roles").forEach(id -> Role.of(id).ifPresent(roles::add));
        return roles;
    }

    private record Stored(Account account, String hash) { }
}
