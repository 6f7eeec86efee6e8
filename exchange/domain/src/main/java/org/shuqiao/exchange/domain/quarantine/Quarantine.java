package org.shuqiao.exchange.domain.quarantine;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.Datasets;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.operator.Operators;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Shows a dataset's rows in quarantine by the rule that keeps them, and takes what their department found about them.
 * Counts are for the department, the authority and auditors; what the rows hold is for officers of the department
 * alone, and each look at it is in the security log.
 */
public final class Quarantine {

    private static final int MOST = 500;
    private static final String OF = "of";

    private final Datasets datasets;
    private final QuarantineTables tables;
    private final QuarantineMarks marks;
    private final Permissions permissions;
    private final Operators operators;
    private final SecurityJournal journal;

    public Quarantine(Datasets datasets, QuarantineTables tables, QuarantineMarks marks, Permissions permissions,
            Operators operators, SecurityJournal journal) {
        this.datasets = datasets;
        this.tables = tables;
        this.marks = marks;
        this.permissions = permissions;
        this.operators = operators;
        this.journal = journal;
    }

    /** @param gone whether the row, which a mark names, is in quarantine no more; false for the mark of a rule */
    public record StandingMark(QuarantineMark mark, boolean gone) { }

    /** @return the facts of the run that made the dataset's quarantine, for whoever may see its counts */
    public DatasetFacts facts(Actor actor, String dataset) {
        permissions.require(actor, Role.OFFICER, Role.AUTHORITY, Role.AUDITOR);
        DatasetFacts facts = facts(dataset);
        permissions.requireInvolvement(actor, facts.titleZh(), facts.department());
        return facts;
    }

    /** @return the rules that keep rows, the most rows first */
    public List<BrokenRule> rules(Actor actor, String dataset) {
        DatasetFacts facts = facts(actor, dataset);
        if (facts.rows().quarantined() == 0) {
            return List.of();
        }
        return tables.rules(facts).stream().map(rule -> new BrokenRule(rule.rule(), rule.column(), rule.sources(),
                rule.rows(), rule.zh(), rule.en(), marks.newest(dataset, rule.rule(), rule.column()))).toList();
    }

    /** @return some of the rows with what their source said; for officers of the department */
    public QuarantinePart rows(Actor actor, String dataset, QuarantineFilter filter, long from, int most) {
        DatasetFacts facts = own(actor, dataset);
        if (from < 0 || most < 1 || most > MOST) {
            throw new CodedException(QuarantineCode.RANGE_INVALID, from, most);
        }
        if (facts.rows().quarantined() == 0) {
            return new QuarantinePart(0, from, List.of(), List.of());
        }
        List<String> columns = new ArrayList<>();
        List<KeptRow> rows = new ArrayList<>();
        tables.each(facts, filter, from, most, columns::addAll, rows::add);
        journal.enter(SecurityKind.DETAIL_READ, actor.login(), dataset, Map.of(OF, "quarantine", "rows",
                Integer.toString(rows.size())));
        return new QuarantinePart(tables.count(dataset, filter), from, columns, rows);
    }

    /**
     * Writes the rows as a workbook to be sent to whoever keeps the source: every cell, the wrong ones marked, and the
     * reason. It is made whole before the first byte is written.
     */
    public void export(Actor actor, String dataset, QuarantineFilter filter, Language language, OutputStream out)
            throws IOException {
        DatasetFacts facts = own(actor, dataset);
        long count = facts.rows().quarantined() == 0 ? 0 : tables.count(dataset, filter);
        try (QuarantineWorkbook workbook = new QuarantineWorkbook(facts, count, language)) {
            if (count > 0) {
                tables.each(facts, filter, 0, Long.MAX_VALUE, workbook::columns, workbook::row);
            }
            journal.enter(SecurityKind.DETAIL_READ, actor.login(), dataset, Map.of(OF, "quarantine-workbook", "rows",
                    Long.toString(count)));
            workbook.write(out);
        }
    }

    /** Keeps what the department found about a row, or about all rows of a rule. */
    public QuarantineMark mark(Actor actor, String dataset, MarkOrder order) {
        DatasetFacts facts = own(actor, dataset);
        operators.requireNoOperator(actor, facts.department());
        MarkVerdict verdict = MarkVerdict.of(order.verdict());
        String reason = FreeTextRules.check("reason", order.reason());
        if (facts.rows().quarantined() == 0 || tables.count(dataset, order.filter()) == 0) {
            throw new CodedException(QuarantineCode.RULE_NOT_BROKEN, dataset, order.rule());
        }
        return marks.add(dataset, facts.run(), order, verdict, reason, actor.login());
    }

    /** @return the latest marks, newest first, and which of the rows have left the quarantine since */
    public List<StandingMark> marks(Actor actor, String dataset) {
        DatasetFacts facts = facts(actor, dataset);
        List<QuarantineMark> all = marks.of(dataset);
        Set<String> named = all.stream().flatMap(mark -> mark.row().stream()).collect(Collectors.toSet());
        Set<String> kept = facts.rows().quarantined() == 0 ? Set.of() : tables.kept(dataset, named);
        return all.stream().map(mark -> new StandingMark(mark,
                mark.row().filter(row -> !kept.contains(row)).isPresent())).toList();
    }

    private DatasetFacts own(Actor actor, String dataset) {
        permissions.require(actor, Role.OFFICER);
        DatasetFacts facts = facts(dataset);
        permissions.requireOf(actor, facts.department(), facts.titleZh(), Role.OFFICER);
        return facts;
    }

    private DatasetFacts facts(String dataset) {
        Optional<DatasetFacts> facts = datasets.current(dataset);
        return facts.orElseThrow(() -> new CodedException(QuarantineCode.NEVER_STANDARDIZED, dataset));
    }
}
