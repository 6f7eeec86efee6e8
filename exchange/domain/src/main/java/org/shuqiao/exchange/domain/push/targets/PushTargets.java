package org.shuqiao.exchange.domain.push.targets;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.push.PushCode;
import org.shuqiao.exchange.domain.push.PushTarget;
import org.shuqiao.exchange.domain.push.load.TargetDatabase;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps the targets of departments; an officer registers and removes those of the own department. */
public final class PushTargets {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Pattern DIVISION = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    /** Zeros that fill the code of a city or a district up to six digits. */
    private static final Pattern FILLED_UP = Pattern.compile("(00)+$");

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Departments departments;
    private final TargetReach reach;

    public PushTargets(ExchangeStore store, Permissions permissions, Departments departments, TargetReach reach) {
        this.store = store;
        this.permissions = permissions;
        this.departments = departments;
        this.reach = reach;
    }

    /**
     * Registers a target; nothing is connected to yet.
     *
     * @throws CodedException {@code TARGET_URL}, {@code TABLE_NAME}, {@code DIVISION_INVALID},
     *     {@code TABLE_REGISTERED}, {@code HOSTS_UNNAMED}, or {@code SQ-SRC} with what the department may not reach
     */
    public PushTarget register(Actor actor, NewTarget target) {
        permissions.require(actor, Role.OFFICER);
        if (target.name().isBlank() || target.user().isBlank()) {
            throw FieldFault.missing("name, user");
        }
        TargetDatabase.requireKnown(target.url());
        requireName(target.table());
        requireWithin(actor.department(), target.division());
        reach.check(actor.department(), target.url(), target.secret());
        return store.inTransaction(() -> {
            registered(actor.department(), target).ifPresent(there -> {
                throw new CodedException(PushCode.TABLE_REGISTERED, there);
            });
            String id = store.nextNumber("T");
            store.sql("""
                    insert into exchange.push_target (id, department, name, url, db_user, secret, table_name, division,
                        by_account, at)
                    values (:id, :department, :name, :url, :user, :secret, :table, :division, :by, :at)""")
                    .param("id", id).param("department", actor.department()).param("name", target.name())
                    .param("url", target.url()).param("user", target.user()).param("secret", target.secret())
                    .param("table", target.table()).param("division", target.division()).param("by", actor.login())
                    .param("at", ExchangeStore.column(store.now())).update();
            return get(id);
        });
    }

    private Optional<String> registered(String department, NewTarget target) {
        return store.sql("""
                select id from exchange.push_target where department = :department and url = :url
                    and table_name = :table and ended_at is null""")
                .param("department", department).param("url", target.url()).param("table", target.table())
                .query(String.class).optional();
    }

    private static void requireName(String table) {
        String[] parts = table.split("\\.", -1);
        boolean fits = parts.length <= 2 && NAME.matcher(parts[parts.length - 1]).matches()
                && NAME.matcher(parts[0]).matches()
                && !parts[parts.length - 1].equalsIgnoreCase(TargetDatabase.BOOK);
        if (!fits) {
            throw new CodedException(PushCode.TABLE_NAME, table);
        }
    }

    /** The level below lies within the department's own division: nobody slices for others. */
    private void requireWithin(String department, String division) {
        String own = departments.find(department).map(Department::division).orElse("");
        boolean fits = division.isEmpty() || DIVISION.matcher(division).matches()
                && division.startsWith(FILLED_UP.matcher(own).replaceAll(""));
        if (!fits) {
            throw new CodedException(PushCode.DIVISION_INVALID, division, own);
        }
    }

    /** @return those of the actor's department that stand, in the order in which they were registered */
    public List<PushTarget> list(Actor actor) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        return store.sql(PushTarget.READ + "where department = :department and ended_at is null order by at, id")
                .param("department", actor.department()).query((row, number) -> PushTarget.of(row)).list();
    }

    /** Removes a target: nothing is pushed there any more. What is in its table stays. */
    public void remove(Actor actor, String id) {
        permissions.require(actor, Role.OFFICER);
        int ended = store.sql("""
                update exchange.push_target set ended_at = :at
                where id = :id and department = :department and ended_at is null""")
                .param("at", ExchangeStore.column(store.now())).param("id", id)
                .param("department", actor.department()).update();
        if (ended == 0) {
            throw new CodedException(PushCode.TARGET_UNKNOWN, id);
        }
    }

    /** @return one of a department that stands. @throws CodedException {@code TARGET_UNKNOWN} */
    public PushTarget standing(String department, String id) {
        return find(id).filter(target -> target.department().equals(department) && !target.ended())
                .orElseThrow(() -> new CodedException(PushCode.TARGET_UNKNOWN, id));
    }

    /** @throws CodedException {@code DIVISION_ITEM_NEEDED} where the target takes one division and no item says it */
    public void requireSliced(PushTarget target, String divisionItem) {
        if (!target.division().isEmpty() && divisionItem.isBlank()) {
            throw new CodedException(PushCode.DIVISION_ITEM_NEEDED, target.id(), target.division());
        }
    }

    private Optional<PushTarget> find(String id) {
        return store.sql(PushTarget.READ + "where id = :id").param("id", id)
                .query((row, number) -> PushTarget.of(row)).optional();
    }

    private PushTarget get(String id) {
        return find(id).orElseThrow(() -> new CodedException(PushCode.TARGET_UNKNOWN, id));
    }

    /** @return the database of a target, once it was looked at again whether the department may reach it */
    public TargetDatabase database(PushTarget target) {
        reach.check(target.department(), target.url(), target.secret());
        return TargetDatabase.of(target, reach.password(target.department(), target.secret()));
    }
}
