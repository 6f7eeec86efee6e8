package org.shuqiao.standards.division;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Lazily loaded division tables: counties and above since 1981, and statistical streets. */
final class DivisionTables {

    private static final String ROOT = "/org/shuqiao/standards/divisions/";

    private DivisionTables() { }

    /** Counties and above, every interval of each code since 1981, the oldest first. */
    static Map<String, List<Division>> counties() {
        return Counties.BY_CODE;
    }

    /** Streets of the statistical table: 9-digit code → name. */
    static Map<String, String> streets() {
        return Streets.BY_CODE;
    }

    private static final class Counties {

        private static final Map<String, List<Division>> BY_CODE = new HashMap<>(8192);

        static {
            each("counties.csv.gz", cells ->
                    BY_CODE.computeIfAbsent(cells[0], code -> new ArrayList<>(1)).add(Division.of(cells)));
            each("changes.csv", cells -> change(Division.of(cells)));
        }

        /** What was decided since the statistical table: a division that ends, or one that begins. */
        private static void change(Division division) {
            List<Division> history = BY_CODE.computeIfAbsent(division.code(), code -> new ArrayList<>(1));
            Division last = history.isEmpty() ? division : history.getLast();
            if (!division.to().equals(Division.NEVER) && last.to().equals(Division.NEVER)) {
                history.set(history.size() - 1, new Division(last.code(), last.name(), last.from(), division.to(),
                        division.successors()));
            } else {
                history.add(division);
            }
        }
    }

    private static final class Streets {

        private static final Map<String, String> BY_CODE = new HashMap<>(65_536);

        static {
            each("streets.csv.gz", cells -> BY_CODE.put(cells[0], cells[1]));
        }
    }

    private interface Line {
        void take(String[] cells);
    }

    private static void each(String name, Line line) {
        try (InputStream in = DivisionTables.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                throw new CodedException(StandardsCode.DIVISIONS_UNREADABLE, name);
            }
            BufferedReader reader = new BufferedReader(
                    new InputStreamReader(name.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
            reader.readLine();
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line.take(text.split(",", -1));
            }
        } catch (IOException e) {
            throw new CodedException(StandardsCode.DIVISIONS_UNREADABLE, e, name);
        }
    }
}
