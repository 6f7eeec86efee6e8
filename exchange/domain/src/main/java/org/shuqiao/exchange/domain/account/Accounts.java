package org.shuqiao.exchange.domain.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Local accounts and those of an identity provider, with their departments and roles. */
public final class Accounts {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Departments departments;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    public Accounts(ExchangeStore store, Permissions permissions, Departments departments, Passwords passwords,
            SignInThrottle throttle) {
        this.store = store;
        this.permissions = permissions;
        this.departments = departments;
        this.passwords = passwords;
        this.throttle = throttle;
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
        return find(login).filter(Account::active).map(Account::actor)
                .orElseThrow(() -> new CodedException(ExchangeCode.ACCOUNT_DISABLED));
    }

    public void disable(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        store.sql("update exchange.account set active = false where login = :login").param("login", login).update();
    }

    /** Looks at the account's attempts again at once, wherever they come from. */
    public void unlock(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        throttle.forgive(login);
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
                    .param("hash", passwords.hash(login, password)).param("at", ExchangeStore.column(store.now()))
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

    private Optional<Account> find(String login) {
        return store.sql("select * from exchange.account where login = :login")
                .param("login", login).query((row, number) -> account(row)).optional();
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("login"), row.getString("name"), row.getString("department"), roles(row),
                row.getBoolean("active"));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Columns.texts(row, "roles").forEach(id -> Role.of(id).ifPresent(roles::add));
        return roles;
    }
}
