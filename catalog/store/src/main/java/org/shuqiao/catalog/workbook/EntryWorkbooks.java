package org.shuqiao.catalog.workbook;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.check.Finding;
import org.shuqiao.catalog.check.FindingLevel;
import org.shuqiao.catalog.check.NameKey;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.CatalogUser;
import org.shuqiao.catalog.publish.DatasetEntries;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Imports and exports the entries of a department as a workbook in the layout of 政务信息资源目录编制指南 (2017). What a
 * workbook says becomes drafts, all in one transaction or none; what says what the catalogue says already changes
 * nothing.
 */
public final class EntryWorkbooks {

    private final Entries entries;
    private final DatasetEntries drafts;
    private final Departments departments;
    private final TransactionOperations transactions;

    public EntryWorkbooks(Entries entries, DatasetEntries drafts, Departments departments,
            TransactionOperations transactions) {
        this.entries = entries;
        this.drafts = drafts;
        this.departments = departments;
        this.transactions = transactions;
    }

    /** A claim that the authority decides is no fault of the workbook: the submission stops there. */
    static boolean stops(CellFinding cell) {
        return cell.finding().level() == FindingLevel.ERROR && cell.finding().code() != CatalogCode.ITEM_SHARED
                && cell.finding().code() != CatalogCode.CLAIM_REFUSED;
    }

    /** @return the department's entries in their newest version, by their numbers */
    public byte[] export(String department) {
        List<WorkbookWriter.Line> lines = newest(department).stream()
                .sorted(Comparator.comparingLong(EntryVersion::entry))
                .map(version -> new WorkbookWriter.Line(version.code().orElse(""),
                        version.published().map(each -> each.publishedOn().toString()).orElse(""), version.draft()))
                .toList();
        return WorkbookWriter.write(lines, departments.all());
    }

    /** @param language of the comments in the marked copy */
    public ImportResult read(byte[] workbook, CatalogUser by, Language language) {
        WorkbookSheets sheets = WorkbookSheets.read(workbook);
        WorkbookDrafts rows = new WorkbookDrafts(sheets, departments.all());
        List<WorkbookEntry> given = rows.read();
        ImportResult result = transactions.execute(status -> {
            Plan plan = plan(sheets, given, by);
            List<CellFinding> findings = new ArrayList<>(rows.findings());
            findings.addAll(plan.findings);
            boolean refused = findings.stream().anyMatch(EntryWorkbooks::stops);
            return refused ? new ImportResult(given.size(), List.of(), List.of(), List.of(), 0, findings,
                    Optional.empty()) : carryOut(plan, given.size(), findings, by);
        });
        Optional<byte[]> marked = result.findings().isEmpty() ? Optional.empty()
                : Optional.of(WorkbookMarks.write(workbook, result.findings(), language));
        return new ImportResult(result.entries(), result.created(), result.changed(), result.revised(),
                result.unchanged(), result.findings(), marked);
    }

    private static final class Plan {
        private final List<EntryDraft> created = new ArrayList<>();
        private final Map<EntryVersion, EntryDraft> changed = new LinkedHashMap<>();
        private final List<CellFinding> findings = new ArrayList<>();
        private int unchanged;
    }

    private Plan plan(WorkbookSheets sheets, List<WorkbookEntry> given, CatalogUser by) {
        List<EntryVersion> own = newest(by.department());
        Plan plan = new Plan();
        Set<Long> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (WorkbookEntry row : given) {
            CellFindings cells = new CellFindings(sheets, row);
            Optional<EntryVersion> match = match(own, row);
            if (!row.code().isEmpty() && match.isEmpty()) {
                cells.error("code", CatalogCode.CODE_NOT_OWN);
            }
            boolean again = !row.draft().name().isBlank() && !names.add(NameKey.of(row.draft().name()));
            if (again || match.isPresent() && !seen.add(match.get().entry())) {
                cells.error("name", CatalogCode.ROW_TWICE);
            }
            if (!row.draft().provider().equals(by.department())) {
                cells.error("provider", CatalogCode.NOT_PROVIDER, by.department());
            }
            if (match.filter(version -> same(version.draft(), row.draft())).isPresent()) {
                plan.unchanged++;
            } else {
                if (match.filter(version -> version.state() == EntryState.SUBMITTED).isPresent()) {
                    cells.error("name", CatalogCode.STATE_FORBIDS, EntryState.SUBMITTED.zh(),
                            EntryState.SUBMITTED.en(), "修改", "changed");
                }
                entries.check(match.map(EntryVersion::entry).orElse(0L), row.draft()).forEach(cells::add);
                match.ifPresentOrElse(version -> plan.changed.put(version, row.draft()),
                        () -> plan.created.add(row.draft()));
            }
            plan.findings.addAll(cells.all());
        }
        return plan;
    }

    private ImportResult carryOut(Plan plan, int rows, List<CellFinding> findings, CatalogUser by) {
        List<Long> created = new ArrayList<>();
        List<Long> changed = new ArrayList<>();
        List<Long> revised = new ArrayList<>();
        plan.created.forEach(draft -> created.add(drafts.draftNew(draft, by).entry()));
        plan.changed.forEach((version, draft) -> {
            if (version.state() == EntryState.DRAFT) {
                drafts.save(version.reference(), draft, by);
                changed.add(version.entry());
            } else {
                drafts.save(entries.revise(version.entry(), by).reference(), draft, by);
                revised.add(version.entry());
            }
        });
        return new ImportResult(rows, created, changed, revised, plan.unchanged, findings, Optional.empty());
    }

    private static Optional<EntryVersion> match(List<EntryVersion> own, WorkbookEntry row) {
        if (!row.code().isEmpty()) {
            return own.stream().filter(version -> version.code().filter(row.code()::equals).isPresent()).findFirst();
        }
        String dataset = row.draft().dataset();
        Optional<EntryVersion> byDataset = own.stream().filter(version -> !dataset.isEmpty()
                && version.draft().dataset().equals(dataset)).findFirst();
        String name = NameKey.of(row.draft().name());
        return byDataset.or(() -> own.stream().filter(version -> NameKey.of(version.draft().name()).equals(name))
                .findFirst());
    }

    /** @return the newest version of each entry that was not discarded, drafts first */
    private List<EntryVersion> newest(String department) {
        Map<Long, EntryVersion> newest = new HashMap<>();
        List<EntryVersion> all = new ArrayList<>(entries.openOf(department));
        all.addAll(entries.inState(EntryState.PUBLISHED, Optional.of(department)));
        all.addAll(entries.inState(EntryState.WITHDRAWN, Optional.of(department)));
        all.forEach(version -> newest.merge(version.entry(), version,
                (one, other) -> one.version() > other.version() ? one : other));
        return newest.values().stream().sorted(Comparator.comparing(EntryVersion::state)
                .thenComparing(EntryVersion::entry)).toList();
    }

    private static boolean same(EntryDraft one, EntryDraft other) {
        return CellText.write(CatalogJson.write(one).replace("\\r\\n", "\\n").replace("\\r", "\\n"))
                .equals(CatalogJson.write(other));
    }

    /** Findings of one row of the sheet 目录 and of its items' rows. */
    private static final class CellFindings {

        private final WorkbookSheets sheets;
        private final WorkbookEntry row;
        private final List<CellFinding> found = new ArrayList<>();

        CellFindings(WorkbookSheets sheets, WorkbookEntry row) {
            this.sheets = sheets;
            this.row = row;
        }

        void error(String field, CatalogCode code, Object... arguments) {
            add(new Finding(field, FindingLevel.ERROR, code, List.of(arguments).stream().map(String::valueOf)
                    .toList()));
        }

        void add(Finding finding) {
            if (finding.field().matches("items\\[\\d+]\\..*")) {
                int item = Integer.parseInt(finding.field().replaceAll("items\\[(\\d+)].*", "$1"));
                ItemColumn column = ItemColumn.of(finding.field().substring(finding.field().indexOf('.') + 1));
                found.add(new CellFinding(sheets.items().name(), row.itemRows().get(item),
                        sheets.items().column(column.header()), finding));
            } else {
                found.add(new CellFinding(sheets.entries().name(), row.row(),
                        sheets.entries().column(EntryColumn.of(finding.field()).header()), finding));
            }
        }

        List<CellFinding> all() {
            return found;
        }
    }
}
