package org.shuqiao.exchange.platform.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.standards.pack.StandardPack;
import org.shuqiao.standards.proposal.Candidate;
import org.shuqiao.standards.proposal.ColumnProposal;
import org.shuqiao.standards.proposal.Learned;
import org.shuqiao.standards.proposal.MappingProposer;
import org.shuqiao.standards.source.ServiceSource;

/**
 * Text of a source file: contract, mapping with the reasons of each line, ignored columns and the entry's draft. Every
 * word of the source stands in quotes, so that no header can be read as anything else.
 */
final class SourceDraft {

    private static final Set<String> PERSONAL = Set.of("person-name", "phone", "address", "plate", "coordinate");

    private final Department department;
    private final DraftHead head;
    private final String path;
    private final InspectedTable table;
    private final List<DraftColumns.Line> columns;
    private final List<Choice> choices;
    private final Learned learned;
    private final LocalDate on;
    private final Language language;
    private final StringBuilder out = new StringBuilder();

    SourceDraft(Department department, DraftHead head, String path, InspectedTable table, List<Choice> choices,
            List<ColumnProposal> proposals, Learned learned, LocalDate on, Language language) {
        this.department = department;
        this.head = head;
        this.path = path;
        this.table = table;
        this.choices = choices;
        this.columns = DraftColumns.of(StandardPack.load(), choices, proposals);
        this.learned = learned;
        this.on = on;
        this.language = language;
    }

    /** @throws CodedException where nothing is mapped */
    String text() {
        if (columns.isEmpty()) {
            throw new CodedException(IntakeCode.NOTHING_MAPPED);
        }
        line("# " + say("由平台起草。标准包 %s，词表 %s，已学习 %d 列（%s）。",
                "Drafted by the platform. Pack %s, words %s, %d columns learned (%s).").formatted(
                        StandardPack.load().id(), brief(MappingProposer.wordsVersion()), learned.columns(),
                        brief(learned.version())));
        line("dataset: " + head.dataset());
        line("department: " + department.id());
        line("title: {zh: " + quoted(head.zh()) + ", en: " + quoted(head.en().isBlank() ? head.dataset() : head.en())
                + "}");
        line("owner: " + quoted(head.owner()));
        line("update: " + head.update().id());
        line("");
        source();
        contract();
        mapping();
        entry();
        return out.toString();
    }

    private void source() {
        line("source:");
        if (table.database().isPresent()) {
            database(table.database().get());
            return;
        }
        if (table.service().isPresent()) {
            service(table.service().get());
            return;
        }
        line("  kind: file");
        line("  path: " + quoted(path));
        line("  format: " + (table.workbook() ? "excel" : "csv"));
        table.charset().ifPresent(charset -> line("  charset: " + charset));
        if (!table.workbook()) {
            line("  delimiter: " + quoted(String.valueOf(table.delimiter())));
        }
        table.sheet().ifPresent(sheet -> line("  sheet: " + quoted(sheet)));
        line("  header-rows: 1");
        line("  skip-rows: " + table.skipped());
        line("  slice: {mode: snapshot}");
        line("");
    }

    /** As the source beside it reaches the database: a secret by its name, never by its value. */
    private void database(InspectedTable.Database from) {
        line("  kind: table");
        line("  url: " + quoted(from.like().url()));
        from.like().user().ifPresent(user -> line("  user: " + quoted(user)));
        from.like().secret().ifPresent(secret -> line("  secret: " + secret));
        line("  table: " + quoted(from.table()));
        line("  slice: {mode: snapshot}  # " + say("表大时改为 keyset", "keyset where the table is large"));
        line("");
    }

    private void service(InspectedTable.Service from) {
        ServiceSource.Paging paging = from.paging();
        line("  kind: service");
        line("  url: " + quoted(from.url()));
        from.header().ifPresent(header -> line("  header: " + quoted(header)));
        from.secret().ifPresent(secret -> line("  secret: " + secret));
        line("  paging: {page: " + quoted(paging.page()) + ", size: " + quoted(paging.size()) + ", first: "
                + paging.first() + ", limit: " + paging.limit() + ", rows: " + quoted(paging.rows())
                + paging.total().map(total -> ", total: " + quoted(total)).orElse("") + "}" + (from.paged() ? ""
                : "  # " + say("地址中没有分页参数，请核对参数名", "the address told no parameters of paging: check their names")));
        line("  slice: {mode: snapshot}  # " + say("可按时间增量取数时改为 keyset",
                "keyset where it can be asked from a time on"));
        line("");
    }

    private void contract() {
        line("contract:");
        for (int at = 0; at < table.names().size(); at++) {
            line("  - {column: " + quoted(table.names().get(at)) + ", type: "
                    + table.type(at).name().toLowerCase(Locale.ROOT) + "}");
        }
        line("");
    }

    private void mapping() {
        Optional<String> key = DraftColumns.key(table, columns);
        line("mapping:");
        line("  key: [" + key.orElse("") + "]" + (key.isEmpty() ? "  # " + say("样本中没有可作主键的列",
                "no column of the sample can be a key") : ""));
        line("  columns:");
        for (DraftColumns.Line column : columns) {
            column.why().forEach(why -> line("    # " + reasons(why)));
            line("    - {from: [" + String.join(", ", column.from().stream().map(SourceDraft::quoted).toList())
                    + "], to: " + column.to() + ", element: " + column.element()
                    + column.encoding().map(id -> ", encoding: " + quoted(id)).orElse("")
                    + (key.filter(column.to()::equals).isPresent() ? ", level: must" : "") + "}");
        }
        checks();
        List<String> ignored = choices.stream().filter(choice -> choice.element().isEmpty()).map(Choice::column)
                .toList();
        line("  ignore: [" + String.join(", ", ignored.stream().map(SourceDraft::quoted).toList()) + "]");
        line("");
    }

    private void checks() {
        Optional<String> number = first("citizen-number");
        Optional<String> birth = columns.stream().filter(line -> line.element().equals("date")
                && line.to().equals("birth_date")).map(DraftColumns.Line::to).findFirst();
        Optional<String> sex = first("sex");
        List<String> checks = new ArrayList<>();
        if (number.isPresent() && birth.isPresent()) {
            checks.add("    - {check: birth-date-agrees, level: should, columns: [" + number.get() + ", "
                    + birth.get() + "]}");
        }
        if (number.isPresent() && sex.isPresent()) {
            checks.add("    - {check: sex-agrees, level: should, columns: [" + number.get() + ", " + sex.get() + "]}");
        }
        List<String> shifted = new DraftWarnings(table, columns).shiftedColumns(on);
        if (!shifted.isEmpty()) {
            checks.add("    - {check: shifted, level: must, columns: [" + String.join(", ", shifted) + "]}");
        }
        if (!checks.isEmpty()) {
            line("  checks:");
            checks.forEach(this::line);
        }
    }

    private Optional<String> first(String element) {
        return columns.stream().filter(line -> line.element().equals(element)).map(DraftColumns.Line::to).findFirst();
    }

    /** Category, sharing and basis are the officer's to say: nothing of them can be read from a file. */
    private void entry() {
        line("entry:  # " + say("类目、共享条件和依据须由数据专员填写后再提交",
                "category, condition and basis are for the officer to fill in before it is submitted"));
        line("  category: {class: \"3\", item: \"99\", section: \"999\", detail: \"99\"}");
        line("  name: " + quoted(head.zh()));
        line("  provider: " + department.id());
        line("  provider-code: " + quoted(department.code()));
        line("  summary: " + quoted(head.zh() + "：" + String.join("、", columns.stream()
                .map(column -> column.from().getFirst()).limit(12).toList())));
        line("  format: " + (table.database().isPresent() ? "database" : table.service().isPresent() ? "service"
                : table.workbook() ? "spreadsheet" : "file"));
        line("  sharing: {class: conditional, condition: \"\", basis: \"\", mode: [service]}");
        line("  open: {class: none, condition: \"\"}");
        line("  update: " + head.update().id());
        line("  related: []");
        line("  grade: " + columns.stream().map(column -> grade(column.element())).max(String::compareTo)
                .orElse("general-2"));
        line("  items:");
        columns.forEach(column -> line("    " + column.to() + ": {title: " + quoted(title(column))
                + ", grade: " + grade(column.element()) + "}"));
    }

    /** What the source says of a column, else its name. */
    private static String title(DraftColumns.Line column) {
        return column.why().getFirst().column().remark().orElse(column.from().getFirst());
    }

    private static String grade(String element) {
        return element.equals("citizen-number") ? "general-4" : PERSONAL.contains(element) ? "general-3" : "general-2";
    }

    private String reasons(ColumnProposal why) {
        Candidate first = why.first();
        String text = first.element().orElse(say("没有合适的数据元", "no element fits")) + " "
                + String.format(Locale.ROOT, "%.2f", first.confidence()) + ": "
                + String.join(say("；", "; "), first.reasons().stream().map(reason -> reason.text(language)).toList());
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", " ");
    }

    private static String brief(String digest) {
        return digest.substring(0, Math.min(digest.length(), "sha256:".length() + 12));
    }

    /** A YAML scalar in double quotes (YAML 1.2 §7.3.1). */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7F || c >= 0x80 && c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF
                    || c >= 0xFFFE) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
