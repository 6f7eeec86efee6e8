package org.shuqiao.exchange.domain.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Keeps the checks of forms and what the data authority decided on them. */
final class FormRepository {

    private static final int MOST = 200;

    private final ExchangeStore store;

    FormRepository(ExchangeStore store) {
        this.store = store;
    }

    /** The fields as one JSON object. */
    private record Fields(List<FormField> fields) { }

    void insert(FormCheck check) {
        store.sql("""
                insert into exchange.form_check (id, department, title, title_key, need, fields, refused, by_login, at)
                values (:id, :department, :title, :key, :need, cast(:fields as jsonb), :refused, :by, :at)""")
                .param("id", check.id()).param("department", check.department()).param("title", check.title())
                .param("key", FormWords.key(check.title())).param("need", check.need())
                .param("fields", CatalogJson.write(new Fields(check.fields()))).param("refused", check.refused())
                .param("by", check.by()).param("at", ExchangeStore.column(check.at())).update();
    }

    FormCheck get(String id, String suffix) {
        return store.sql("select * from exchange.form_check where id = :id" + suffix).param("id", id)
                .query((row, number) -> read(row)).optional()
                .orElseThrow(() -> new CodedException(FormCode.CHECK_UNKNOWN, id));
    }

    /** @return the latest, newest first; of one department where one is named */
    List<FormCheck> latest(Optional<String> department) {
        return store.sql("""
                select * from exchange.form_check where cast(:department as text) is null or department = :department
                order by at desc, id desc limit :most""")
                .param("department", department.orElse(null)).param("most", MOST)
                .query((row, number) -> read(row)).list();
    }

    /** @return what was decided on a department's form of this title, the latest decision first */
    List<FormCheck> decided(String department, String title) {
        return store.sql("""
                select * from exchange.form_check where department = :department and title_key = :key
                    and verdict is not null order by decided_at desc, id desc""")
                .param("department", department).param("key", FormWords.key(title))
                .query((row, number) -> read(row)).list();
    }

    void decide(String id, FormVerdict verdict, String reason, String by) {
        int decided = store.sql("""
                update exchange.form_check set verdict = :verdict, reason = :reason, decided_by = :by,
                    decided_at = :at where id = :id and verdict is null""")
                .param("verdict", verdict.code()).param("reason", reason).param("by", by)
                .param("at", ExchangeStore.column(store.now())).param("id", id).update();
        if (decided == 0) {
            throw new CodedException(FormCode.CHECK_DECIDED, id);
        }
    }

    private static FormCheck read(ResultSet row) throws SQLException {
        Optional<FormVerdict> verdict = Columns.optionalText(row, "verdict")
                .map(code -> Labelled.find(FormVerdict.class, code).orElseThrow());
        Optional<FormCheck.Decision> decision = verdict.isEmpty() ? Optional.empty()
                : Optional.of(new FormCheck.Decision(verdict.get(), row.getString("reason"),
                        row.getString("decided_by"), Columns.time(row, "decided_at")));
        return new FormCheck(row.getString("id"), row.getString("department"), row.getString("title"),
                row.getString("need"), CatalogJson.read(row.getString("fields"), Fields.class).fields(),
                row.getString("by_login"), Columns.time(row, "at"), decision);
    }
}
