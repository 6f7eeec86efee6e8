package org.shuqiao.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.distribution.Origin.Licence;

/**
 * Finds out where a jar of the archive comes from and under which licence: by the POM that it was downloaded with, else
 * by the one in it. A jar without either is refused, and one without a licence.
 */
final class Origins {

    private final LocalRepository repository;
    /** Identifiers of licences by {@code group:name} of a part, and by what POMs call a licence. */
    private final Properties known = new Properties();

    Origins(LocalRepository repository) throws IOException {
        this.repository = repository;
        try (InputStream in = Origins.class.getResourceAsStream("/licences.properties")) {
            known.load(in);
        }
    }

    Origin of(String place, Path file) throws IOException {
        // the archive sets a digest before the second jar of one name
        String name = place.substring(place.lastIndexOf('/') + 1).replaceFirst("^[0-9a-f]{12}-", "");
        Optional<Model> beside = repository.pomOf(name, file);
        Model pom = (beside.isPresent() ? beside : PackedPom.of(file, name))
                .orElseThrow(() -> new CodedException(DistributionCode.ORIGIN_UNKNOWN, place));
        String group = pom.getGroupId() == null ? pom.getParent().getGroupId() : pom.getGroupId();
        String version = pom.getVersion() == null ? pom.getParent().getVersion() : pom.getVersion();
        String start = pom.getArtifactId() + "-" + version + "-";
        String classifier = name.startsWith(start) ? name.substring(start.length(), name.lastIndexOf('.')) : "";
        List<Licence> licences = group.equals(Origin.OWN) ? List.of(new Licence("Apache-2.0", ""))
                : licences(group + ":" + pom.getArtifactId(), pom, file);
        if (licences.isEmpty()) {
            throw new CodedException(DistributionCode.LICENCE_UNKNOWN, place, group + ":" + pom.getArtifactId());
        }
        return new Origin(group, pom.getArtifactId(), version, classifier, licences);
    }

    private List<Licence> licences(String part, Model pom, Path file) throws IOException {
        if (known.containsKey(part)) {
            return known(part, "");
        }
        List<Licence> licences = new ArrayList<>();
        for (License each : repository.licences(pom)) {
            String name = text(each.getName());
            licences.addAll(known(name.isEmpty() ? text(each.getUrl()) : name, text(each.getUrl())));
        }
        if (licences.isEmpty()) {
            PackedPom.bundleLicences(file).forEach(each -> licences.addAll(known(each, "")));
        }
        return licences;
    }

    private List<Licence> known(String name, String url) {
        String identifiers = known.getProperty(name);
        return identifiers == null ? List.of(new Licence(name, url))
                : Stream.of(identifiers.split(", *")).map(each -> new Licence(each, "")).toList();
    }

    private static String text(String value) {
        return value == null ? "" : value.strip().replaceAll("\\s+", " ");
    }
}
