package org.shuqiao.exchange.domain.account;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Local accounts and those of an identity provider, with their departments and roles. */
public final class Accounts {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final AccountRules rules;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final SecurityJournal journal;

    public Accounts(ExchangeStore store, Permissions permissions, AccountRules rules, Passwords passwords,
            SignInThrottle throttle, SecurityJournal journal) {
        this.store = store;
        this.permissions = permissions;
        this.rules = rules;
        this.passwords = passwords;
        this.throttle = throttle;
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

    /**
     * Has the attempts of whoever failed too often looked at again at once, by an administrator whom it does not
     * concern. Changes no right.
     */
    public void unlock(Actor actor, String login) {
        permissions.require(actor, Role.ADMIN);
        if (!login.equals(actor.login()) && find(login).isPresent()) {
            throttle.forgive(login);
            journal.enter(SecurityKind.UNLOCKED, actor.login(), login, Map.of());
        }
    }

    /** @return active accounts that hold the role */
    public List<Account> active(Role role) {
        return store.sql("select * from exchange.account where active and :role = any(roles) order by login")
                .param("role", role.id()).query((row, number) -> account(row)).list();
    }

    /** @return whether both accounts are of one person, as far as the platform can know */
    public boolean samePerson(String one, String other) {
        return one.equals(other) || find(one).flatMap(mine -> find(other).filter(its ->
                its.person().equals(mine.person()))).isPresent();
    }

    public Optional<Account> find(String login) {
        return store.sql("select * from exchange.account where login = :login")
                .param("login", login).query((row, number) -> account(row)).optional();
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
                    .param("hash", passwords.hash(account.login(), password))
                    .param("at", ExchangeStore.column(store.now()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new CodedException(ExchangeCode.LOGIN_TAKEN);
        }
        return new Actor(account.login(), account.department(), account.roles());
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(row.getString("login"), row.getString("name"), row.getString("person"),
                row.getString("department"), roles(row),
                row.getBoolean("active"));
    }

    static Set<Role> roles(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Columns.texts(row, "roles").forEach(id -> Role.of(id).ifPresent(roles::add));
        return roles;
    }
}
