package org.shuqiao.exchange.platform.publication;

import java.util.concurrent.Semaphore;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.CatalogDuty;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.workbook.ImportResult;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Imports and exports a department's entries as a workbook, and keeps the marked copies of its latest imports. */
public final class EntryFiles {

    /** Imports of a department whose marked copy is kept. */
    private static final int KEPT = 5;

    private final Catalog catalog;
    private final ExchangeStore store;
    private final Permissions permissions;
    private final Operators operators;
    /** One workbook at a time: marking a large one takes some hundred megabytes. */
    private final Semaphore one = new Semaphore(1, true);

    public EntryFiles(Catalog catalog, ExchangeStore store, Permissions permissions, Operators operators) {
        this.catalog = catalog;
        this.store = store;
        this.permissions = permissions;
        this.operators = operators;
    }

    /** Import with its number, by which the marked copy is fetched. */
    public record Imported(long id, ImportResult result) { }

    /** @return the workbook of the officer's own department */
    public byte[] export(Actor actor) {
        permissions.require(actor, Role.OFFICER);
        return catalog.workbooks().export(actor.department());
    }

    /** Makes drafts of what a workbook says, all or none. @param language of the comments in the marked copy */
    public Imported read(Actor actor, byte[] workbook, Language language) {
        permissions.require(actor, Role.OFFICER);
        operators.requireNoOperator(actor, actor.department());
        one.acquireUninterruptibly();
        try {
            ImportResult result = catalog.workbooks().read(workbook,
                    new CatalogUser(actor.login(), actor.department(), CatalogDuty.OFFICER), language);
            return new Imported(keep(actor, result), result);
        } finally {
            one.release();
        }
    }

    /** @return the marked copy of an import of the officer's own department */
    public byte[] marked(Actor actor, long id) {
        permissions.require(actor, Role.OFFICER);
        return store.sql("""
                select marked from exchange.entry_import
                where id = :id and department = :department and marked is not null""")
                .param("id", id).param("department", actor.department())
                .query((row, number) -> row.getBytes("marked")).optional()
                .orElseThrow(() -> new CodedException(CatalogCode.IMPORT_UNKNOWN, id));
    }

    private long keep(Actor actor, ImportResult result) {
        return store.inTransaction(() -> {
            long id = store.sql("""
                    insert into exchange.entry_import (department, by_login, at, entries, created, changed, revised,
                        unchanged, findings, refused, marked)
                    values (:department, :by, :at, :entries, :created, :changed, :revised, :unchanged, :findings,
                        :refused, :marked) returning id""")
                    .param("department", actor.department()).param("by", actor.login())
                    .param("at", ExchangeStore.column(store.now())).param("entries", result.entries())
                    .param("created", result.created().size()).param("changed", result.changed().size())
                    .param("revised", result.revised().size()).param("unchanged", result.unchanged())
                    .param("findings", result.findings().size()).param("refused", result.refused())
                    .param("marked", result.marked().orElse(null)).query(Long.class).single();
            store.sql("""
                    update exchange.entry_import set marked = null
                    where department = :department and marked is not null and id not in (
                        select id from exchange.entry_import where department = :department
                        order by id desc limit :kept)""")
                    .param("department", actor.department()).param("kept", KEPT).update();
            return id;
        });
    }
}
