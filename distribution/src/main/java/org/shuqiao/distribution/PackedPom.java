package org.shuqiao.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Description of a jar by itself: the POM that Maven packed into it, and its manifest. */
final class PackedPom {

    private PackedPom() { }

    /**
     * Reads the POM of a jar.
     *
     * @param name its file's name: a shaded jar has many POMs, and its own is that whose artifact the name begins with
     */
    static Optional<Model> of(Path file, String name) throws IOException {
        Model found = null;
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                String[] path = entry.getName().split("/");
                if (path.length == 5 && entry.getName().startsWith("META-INF/maven/") && path[4].equals("pom.xml")
                        && (name.startsWith(path[3] + "-") || name.startsWith(path[3] + "."))
                        && (found == null || found.getArtifactId().length() < path[3].length())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        found = read(in);
                    }
                }
            }
        }
        return Optional.ofNullable(found);
    }

    /** @return the names of licences in the manifest's {@code Bundle-License}, without their attributes */
    static List<String> bundleLicences(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            String licences = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
            return licences == null ? List.of()
                    : Stream.of(licences.split(",")).map(each -> each.replaceFirst(";.*", "").strip()).toList();
        }
    }

    static Model read(InputStream in) throws IOException {
        try {
            return new MavenXpp3Reader().read(in, false);
        } catch (XmlPullParserException e) {
            throw new IOException(e);
        }
    }
}
