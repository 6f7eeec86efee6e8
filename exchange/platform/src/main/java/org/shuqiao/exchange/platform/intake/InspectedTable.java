package org.shuqiao.exchange.platform.intake;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.proposal.ColumnFacts;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.TableSource;

/**
 * Table as it was detected in a file or a database.
 *
 * @param charset of a text table, such as {@code GB18030}; empty for a workbook
 * @param sheet name of the sheet that was read; empty for a text table
 * @param skipped rows above the header
 * @param names the header
 * @param rows a sample, each with as many cells as it has in the file
 * @param more whether the file has rows beyond the sample
 * @param damage what seems damaged
 * @param problems why its columns cannot be told by their names; each has one of its own all the same
 * @param database where a table of a database is; empty for a file
 */
public record InspectedTable(Optional<String> charset, char delimiter, Optional<String> sheet, int skipped,
        List<String> names, List<List<String>> rows, boolean more, List<Damage> damage,
        List<CodedException> problems, Optional<Database> database) {

    /**
     * Table of a department's database.
     *
     * @param like the source whose database it is in
     * @param table {@code table} or {@code schema.table}
     * @param types and {@code remarks}: one for each column; a remark may be empty
     */
    public record Database(TableSource like, String table, List<ContractColumn.Type> types, List<String> remarks) { }

    /** Damage in words, with the number of cells or rows of the sample that show it. */
    public record Damage(long count, String zh, String en) {

        public String text(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /** @return how it was read and the header that was found, with long numbers masked: it may be a record */
    public String read(Language language) {
        String how = database.map(Database::table).orElseGet(() -> sheet.orElseGet(() -> charset.orElse("") + " "
                + (delimiter == '\t' ? "\\t" : String.valueOf(delimiter))));
        String header = String.join(" | ", names.stream().map(name -> name.replaceAll("\\d{5,}[\\dXx]?", "…"))
                .toList());
        return language == Language.ZH
                ? "读到的表头（%s，第 %d 行，%d 列，样本 %d 行）：%s".formatted(how, skipped + 1, names.size(), rows.size(), header)
                : "Header read (%s, row %d, %d columns, %d sample rows): %s".formatted(how, skipped + 1, names.size(),
                        rows.size(), header);
    }

    public boolean workbook() {
        return sheet.isPresent();
    }

    /** @return the facts of each column */
    List<ColumnFacts> columns() {
        return IntStream.range(0, names.size())
                .mapToObj(at -> new ColumnFacts(names.get(at), database.map(from -> from.remarks().get(at))
                        .filter(remark -> !remark.isBlank()), type(at), values(at)))
                .toList();
    }

    /** @return the type that the source promises; a file promises text alone */
    ContractColumn.Type type(int column) {
        return database.map(from -> from.types().get(column)).orElse(ContractColumn.Type.TEXT);
    }

    /** @return the values of a column; a cell that a row lacks is empty */
    List<String> values(int column) {
        return rows.stream().map(row -> column < row.size() ? row.get(column) : "").toList();
    }
}
