package org.shuqiao.standards.pack;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.shuqiao.standards.document.Documents;

/** Lists what a pack defines: elements, code sets, rules and divisions, each by its id. */
final class PackClaims {

    private PackClaims() { }

    static Set<String> of(PackText pack) {
        Set<String> claims = new LinkedHashSet<>();
        PackHeader header = PackHeader.of(pack);
        header.codeSets().forEach(set -> claims.add("code-set " + set.text("id")));
        ids(pack, "elements", id -> claims.add("element " + id));
        ids(pack, "rules", id -> claims.add("rule " + id));
        header.divisions().map(pack.files()::get).ifPresent(table -> table.lines().skip(1)
                .filter(line -> !line.isBlank()).forEach(line -> claims.add("division " + line.split(",", 2)[0])));
        return claims;
    }

    /** @return the tables of code sets and divisions: what a line of each is, by file */
    static Map<String, String> tables(PackText pack) {
        Map<String, String> tables = new LinkedHashMap<>();
        PackHeader header = PackHeader.of(pack);
        header.codeSets().forEach(set -> tables.put(
                set.maybe("file").orElse("codes/" + set.text("id") + ".csv"), "code-set " + set.text("id")));
        header.divisions().ifPresent(file -> tables.put(file, "division"));
        return tables;
    }

    private static void ids(PackText pack, String list, Consumer<String> claim) {
        String text = pack.files().get(list + ".yaml");
        if (text != null) {
            Documents.parse(pack.name() + "/" + list + ".yaml", text).sections(list)
                    .forEach(section -> claim.accept(section.text("id")));
        }
    }
}
