package org.shuqiao.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.License;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.cyclonedx.model.Bom;

/** Maven's local repository: which POM a jar came with, and what the parents of a POM say. */
final class LocalRepository {

    private final Path root;
    private final Map<String, List<Path>> byName = new HashMap<>();
    private final Map<Path, List<License>> ofParents = new HashMap<>();

    LocalRepository(Path root) throws IOException {
        this.root = root;
        try (Stream<Path> all = Files.walk(root)) {
            all.filter(file -> file.toString().endsWith(".jar") || file.toString().endsWith(".nar"))
                    .forEach(file -> byName.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                            .add(file));
        }
    }

    /** @return the repository from which this program's own libraries came: {@code org/cyclonedx/NAME/VERSION/} */
    static LocalRepository ofThisProgram() throws IOException, URISyntaxException {
        Path library = Path.of(Bom.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new LocalRepository(library.resolve("../../../../..").normalize());
    }

    /** @return the POM beside the file of that name and these bytes */
    Optional<Model> pomOf(String name, Path file) throws IOException {
        for (Path each : byName.getOrDefault(name, List.of())) {
            Path version = each.getParent();
            Path pom = version.resolve(version.getParent().getFileName() + "-" + version.getFileName() + ".pom");
            if (Files.exists(pom) && Files.mismatch(each, file) < 0) {
                return Optional.of(read(pom));
            }
        }
        return Optional.empty();
    }

    /** @return the licences that a POM declares, or the nearest of its parents that does */
    List<License> licences(Model pom) throws IOException {
        if (!pom.getLicenses().isEmpty() || pom.getParent() == null) {
            return pom.getLicenses();
        }
        Parent parent = pom.getParent();
        Path file = root.resolve(parent.getGroupId().replace('.', '/')).resolve(parent.getArtifactId())
                .resolve(parent.getVersion()).resolve(parent.getArtifactId() + "-" + parent.getVersion() + ".pom");
        if (!ofParents.containsKey(file)) {
            ofParents.put(file, Files.exists(file) ? licences(read(file)) : List.of());
        }
        return ofParents.get(file);
    }

    private static Model read(Path pom) throws IOException {
        try (InputStream in = Files.newInputStream(pom)) {
            return PackedPom.read(in);
        }
    }
}
