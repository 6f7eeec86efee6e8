package org.shuqiao.exchange.platform.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.proposal.ColumnFacts;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.ServiceSource;
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
 * @param service which service answered the rows; empty for a file
 */
public record InspectedTable(Optional<String> charset, char delimiter, Optional<String> sheet, int skipped,
        List<String> names, List<List<String>> rows, boolean more, List<Damage> damage,
        List<CodedException> problems, Optional<Database> database, Optional<Service> service) {

    /**
     * Table of a department's database.
     *
     * @param like the source whose database it is in
     * @param table {@code table} or {@code schema.table}
     * @param types and {@code remarks}: one for each column; a remark may be empty
     */
    public record Database(TableSource like, String table, List<ContractColumn.Type> types, List<String> remarks) { }

    /**
     * Paged JSON service.
     *
     * @param url the address, without the parameters of paging
     * @param header that carries the key, {@code secret} the name of the key
     * @param paging as far as the address and the answer tell; {@code paged} whether the address told its parameters
     * @param types one for each field, empty before it was asked
     */
    public record Service(String url, Optional<String> header, Optional<String> secret, ServiceSource.Paging paging,
            boolean paged, List<ContractColumn.Type> types) {

        private static final Pattern PAGE = Pattern.compile("(?i)p|page|pageno|page_no|pagenum|page_num|pageindex|"
                + "page_index|current|curpage|currentpage|pageNumber|page_number");
        private static final Pattern SIZE = Pattern.compile("(?i)size|pagesize|page_size|limit|rows|per_page|perpage|"
                + "pagecount|ps");

        /** Takes the parameters of paging out of an address that has them. */
        static Service of(String address, Optional<String> header, Optional<String> secret) {
            int at = address.indexOf('?');
            Optional<String> page = Optional.empty();
            Optional<String> size = Optional.empty();
            int first = 1;
            int limit = 200;
            List<String> others = new ArrayList<>();
            for (String parameter : at < 0 ? new String[0] : address.substring(at + 1).split("&")) {
                String[] parts = parameter.split("=", 2);
                boolean number = parts.length == 2 && parts[1].matches("\\d{1,6}");
                if (number && page.isEmpty() && PAGE.matcher(parts[0]).matches()) {
                    page = Optional.of(parts[0]);
                    first = Integer.parseInt(parts[1]) == 0 ? 0 : 1;
                } else if (number && size.isEmpty() && SIZE.matcher(parts[0]).matches()) {
                    size = Optional.of(parts[0]);
                    limit = Math.max(1, Integer.parseInt(parts[1]));
                } else if (!parameter.isEmpty()) {
                    others.add(parameter);
                }
            }
            String url = (at < 0 ? address : address.substring(0, at))
                    + (others.isEmpty() ? "" : "?" + String.join("&", others));
            return new Service(url, header, secret, new ServiceSource.Paging(page.orElse("page"), size.orElse("size"),
                    first, limit, "/rows", Optional.empty()), page.isPresent() && size.isPresent(), List.of());
        }

        Service found(String rows, Optional<String> total, List<ContractColumn.Type> seen) {
            return new Service(url, header, secret, new ServiceSource.Paging(paging.page(), paging.size(),
                    paging.first(), paging.limit(), rows, total), paged, seen);
        }
    }

    /** Damage in words, with the number of cells or rows of the sample that show it. */
    public record Damage(long count, String zh, String en) {

        public String text(Language language) {
            return language == Language.ZH ? zh : en;
        }
    }

    /** @return how it was read and the header that was found, with long numbers masked: it may be a record */
    public String read(Language language) {
        String how = database.map(Database::table).or(() -> service.map(from -> "JSON "
                + (from.paging().rows().isEmpty() ? "[]" : from.paging().rows())))
                .orElseGet(() -> sheet.orElseGet(() -> charset.orElse("") + " "
                + (delimiter == '\t' ? "\\t" : String.valueOf(delimiter))));
        String header = String.join(" | ", names.stream().map(name -> name.replaceAll("\\d{5,}[\\dXx]?", "…"))
                .toList());
        return language == Language.ZH
                ? "读到的表头（%s，第 %d 行，%d 列，样本 %d 行）：%s".formatted(how, skipped + 1, names.size(), rows.size(), header)
                : "Header read (%s, row %d, %d columns, %d sample rows): %s".formatted(how, skipped + 1, names.size(),
                        rows.size(), header);
    }

    /** The same with what was found later. */
    InspectedTable warned(List<Damage> more) {
        return new InspectedTable(charset, delimiter, sheet, skipped, names, rows, this.more,
                Stream.concat(damage.stream(), more.stream()).toList(), problems, database, service);
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
        return database.map(from -> from.types().get(column))
                .or(() -> service.map(from -> from.types().get(column))).orElse(ContractColumn.Type.TEXT);
    }

    /** @return the values of a column; a cell that a row lacks is empty */
    List<String> values(int column) {
        return rows.stream().map(row -> column < row.size() ? row.get(column) : "").toList();
    }
}
