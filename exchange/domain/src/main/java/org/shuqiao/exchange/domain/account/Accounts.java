package org.shuqiao.exchange.domain.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Local accounts with hashed passwords, roles and lockout. */
public final class Accounts {

    /** Characters that a password has at least. */
    public static final int PASSWORD_LENGTH = 10;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Departments departments;
    private final LockoutPolicy lockout;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final String nobody = encoder.encode("nobody has this password");

    public Accounts(ExchangeStore store, Permissions permissions, Departments departments, LockoutPolicy lockout) {
        this.store = store;
        this.permissions = permissions;
        this.departments = departments;
        this.lockout = lockout;
    }

    /**
     * Creates the first administrator of a platform without accounts.
     *
     * @return empty when there are accounts already: nothing was changed
     */
    public Optional<Actor> bootstrap(String department, String login, String password) {
        return store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext('exchange.bootstrap'))").query().singleRow();
            if (store.sql("select count(*) from exchange.account").query(Long.class).single() > 0) {
                return Optional.empty();
            }
            return Optional.of(insert(login, login, department, Set.of(Role.ADMIN), password));
        });
    }

    public Actor create(Actor actor, String login, String name, String department, Set<Role> roles, String password) {
        permissions.require(actor, Role.ADMIN);
        return insert(login, name, department, roles, password);
    }

    /**
     * Checks a password.
     *
     * @throws CodedException {@code LOGIN_FAILED} alike for an unknown login and a wrong password, or
     *         {@code ACCOUNT_LOCKED}
     */
    public Actor authenticate(String login, String password) {
        Optional<Stored> found = find(login);
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
        check(vouched.login(), vouched.department(), vouched.roles());
        return store.inTransaction(() -> {
            store.sql("select pg_advisory_xact_lock(hashtext(:key))")
                    .param("key", vouched.provider() + " " + vouched.subject()).query().singleRow();
            Optional<Account> known = store.sql("""
                    select * from exchange.account where provider = :provider and subject = :subject""")
                    .param("provider", vouched.provider()).param("subject", vouched.subject())
                    .query((row, number) -> account(row)).optional();
            if (known.isEmpty()) {
                Actor actor = insert(vouched.login(), vouched.name(), vouched.department(), vouched.roles(),
                        unguessable());
                store.sql("update exchange.account set provider = :provider, subject = :subject where login = :login")
                        .param("provider", vouched.provider()).param("subject", vouched.subject())
                        .param("login", vouched.login()).update();
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
            return new Actor(known.get().login(), vouched.department(), vouched.roles());
        });
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
        return find(login).map(Stored::account).filter(Account::active).map(Account::actor)
                .orElseThrow(() -> new CodedException(ExchangeCode.ACCOUNT_DISABLED));
    }

    public void changePassword(Actor actor, String oldPassword, String newPassword) {
        authenticate(actor.login(), oldPassword);
        store.sql("update exchange.account set hash = :hash where login = :login")
                .param("hash", hash(actor.login(), newPassword)).param("login", actor.login()).update();
    }

    public void disable(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        store.sql("update exchange.account set active = false where login = :login").param("login", login).update();
    }

    public void unlock(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        store.sql("update exchange.account set failures = 0, locked_until = null where login = :login")
                .param("login", login).update();
    }

    public List<Account> all(Actor actor) {
        permissions.require(actor, Role.ADMIN);
        return store.sql("select * from exchange.account order by login")
                .query((row, number) -> account(row)).list();
    }

    private Actor insert(String login, String name, String department, Set<Role> roles, String password) {
        check(login, department, roles);
        try {
            store.sql("""
                    insert into exchange.account (login, name, department, roles, hash, created_at)
                    values (:login, :name, :department, :roles, :hash, :at)""")
                    .param("login", login).param("name", name).param("department", department)
                    .param("roles", ids(roles))
                    .param("hash", hash(login, password)).param("at", ExchangeStore.column(store.now()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new CodedException(ExchangeCode.LOGIN_TAKEN);
        }
        return new Actor(login, department, roles);
    }

    private void check(String login, String department, Set<Role> roles) {
        if (login.isBlank() || roles.isEmpty()) {
            throw new CodedException(ExchangeCode.FIELD_MISSING, login.isBlank() ? "login" : "roles");
        }
        for (Role one : roles) {
            roles.stream().filter(one::conflictsWith).findFirst().ifPresent(other -> {
                throw new CodedException(ExchangeCode.ROLES_CONFLICT, one.id(), other.id());
            });
        }
        if (departments.find(department).isEmpty()) {
            throw new CodedException(ExchangeCode.DEPARTMENT_UNKNOWN, department);
        }
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

    private Optional<Stored> find(String login) {
        return store.sql("select * from exchange.account where login = :login")
                .param("login", login)
                .query((row, number) -> new Stored(account(row), row.getString("hash")))
                .optional();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("login"), row.getString("name"), row.getString("department"), roles(row),
                row.getBoolean("active"), Columns.optionalTime(row, "locked_until"));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Columns.texts(row, "roles").forEach(id -> Role.of(id).ifPresent(roles::add));
        return roles;
    }

    private record Stored(Account account, String hash) { }
}
