package org.shuqiao.exchange.domain.savedquery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.standards.element.PersonalNumbers;

/**
 * Saves queries by name for whoever asks them, and shares them within the department. They give no right: a query is
 * planned under the grants of whoever runs it. A text with a person's number is not kept.
 */
public final class SavedQueries {

    /** Saved queries of one account at most. */
    static final int MOST = 200;

    private static final int NAME_LENGTH = 60;
    private static final int TEXT_LENGTH = 20_000;

    private final ExchangeStore store;
    private final Permissions permissions;

    public SavedQueries(ExchangeStore store, Permissions permissions) {
        this.store = store;
        this.permissions = permissions;
    }

    /** @return the actor's own by name, then those that others of the department shared */
    public List<SavedQuery> list(Actor actor) {
        permissions.require(actor, Role.REQUESTER);
        return store.sql("""
                select * from exchange.saved_query where owner = :owner or shared and department = :department
                order by owner <> :owner, name, owner""").params(Map.of("owner", actor.login(),
                "department", actor.department())).query((row, number) -> read(row)).list();
    }

    /** Saves a query; saved again by the same name, the later text stands. It is shared only by {@link #share}. */
    public SavedQuery save(Actor actor, String name, String purpose, String text) {
        permissions.require(actor, Role.REQUESTER);
        String fit = name(name);
        String use = FreeTextRules.purpose(purpose);
        String sql = text(text);
        return store.inTransaction(() -> {
            store.sql("select 1 from exchange.account where login = :owner for update")
                    .param("owner", actor.login()).query(Integer.class).optional();
            List<SavedQuery> own = list(actor).stream().filter(each -> each.owner().equals(actor.login())).toList();
            if (own.size() >= MOST && own.stream().noneMatch(each -> each.name().equals(fit))) {
                throw new CodedException(SavedQueryCode.TOO_MANY, MOST);
            }
            return store.sql("""
                    insert into exchange.saved_query (id, owner, department, name, purpose, text, saved_at)
                    values (:id, :owner, :department, :name, :purpose, :text, :at)
                    on conflict (owner, name) do update set department = excluded.department,
                        purpose = excluded.purpose, text = excluded.text, saved_at = excluded.saved_at
                    returning *""").param("id", store.nextNumber("Q")).param("owner", actor.login())
                    .param("department", actor.department()).param("name", fit).param("purpose", use)
                    .param("text", sql).param("at", ExchangeStore.column(store.now()))
                    .query((row, number) -> read(row)).single();
        });
    }

    public SavedQuery rename(Actor actor, String id, String name) {
        SavedQuery saved = own(actor, id);
        String fit = name(name);
        return store.inTransaction(() -> {
            boolean taken = list(actor).stream().anyMatch(each -> each.owner().equals(actor.login())
                    && each.name().equals(fit) && !each.id().equals(saved.id()));
            if (taken) {
                throw new CodedException(SavedQueryCode.NAME_TAKEN, fit);
            }
            return changed("update exchange.saved_query set name = :value where id = :id returning *", id, fit);
        });
    }

    /** Lets the department's requesters see the query, or its owner alone. */
    public SavedQuery share(Actor actor, String id, boolean shared) {
        own(actor, id);
        return changed("update exchange.saved_query set shared = :value where id = :id returning *", id, shared);
    }

    public void delete(Actor actor, String id) {
        own(actor, id);
        store.sql("delete from exchange.saved_query where id = :id").param("id", id).update();
    }

    private SavedQuery own(Actor actor, String id) {
        return list(actor).stream().filter(each -> each.id().equals(id) && each.owner().equals(actor.login()))
                .findFirst().orElseThrow(() -> new CodedException(SavedQueryCode.SAVED_UNKNOWN, id));
    }

    private SavedQuery changed(String sql, String id, Object value) {
        return store.sql(sql).param("value", value).param("id", id).query((row, number) -> read(row)).optional()
                .orElseThrow(() -> new CodedException(SavedQueryCode.SAVED_UNKNOWN, id));
    }

    private static String name(String name) {
        return impersonal("name", fit("name", name, NAME_LENGTH));
    }

    private static String text(String text) {
        return impersonal("sql", fit("sql", text, TEXT_LENGTH));
    }

    private static String fit(String field, String text, int most) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw FieldFault.missing(field);
        }
        if (stripped.codePointCount(0, stripped.length()) > most) {
            throw FieldFault.longerThan(most).of(field);
        }
        return stripped;
    }

    private static String impersonal(String field, String text) {
        if (PersonalNumbers.within(text)) {
            throw new CodedException(SavedQueryCode.PERSONAL_LITERAL, FieldFault.field(field));
        }
        return text;
    }

    private static SavedQuery read(ResultSet row) throws SQLException {
        return new SavedQuery(row.getString("id"), row.getString("owner"), row.getString("department"),
                row.getString("name"), row.getString("purpose"), row.getString("text"), row.getBoolean("shared"),
                Columns.time(row, "saved_at"));
    }
}
