package org.shuqiao.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.shuqiao.base.digest.Sha256;

/** Lists the jars of a folder that becomes the archive, and those within its NARs. */
final class ShippedJars {

    private final Path home;
    private final Origins origins;
    /** What {@code SHA256SUMS} says, by path: the files are not read twice. */
    private final Map<String, String> sums = new HashMap<>();

    ShippedJars(Path home, Origins origins) throws IOException {
        this.home = home;
        this.origins = origins;
        for (String line : Files.readAllLines(home.resolve("SHA256SUMS"))) {
            String[] parts = line.split(" [ *](?:\\./)?", 2);
            sums.put(parts[1], parts[0]);
        }
    }

    /** @return the jars and NARs, sorted by their place */
    List<ShippedJar> all() throws IOException {
        List<ShippedJar> jars = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home)) {
            for (Path file : all.filter(ShippedJars::isJar).sorted(Comparator.comparing(Path::toString)).toList()) {
                String place = home.relativize(file).toString().replace('\\', '/');
                jars.add(new ShippedJar(place, sums.get(place), origins.of(place, file), within(place, file)));
            }
        }
        return jars;
    }

    private static boolean isJar(Path file) {
        return (file.toString().endsWith(".jar") || file.toString().endsWith(".nar")) && Files.isRegularFile(file);
    }

    private List<ShippedJar> within(String place, Path file) throws IOException {
        if (!place.endsWith(".nar")) {
            return List.of();
        }
        List<ShippedJar> jars = new ArrayList<>();
        try (JarFile nar = new JarFile(file.toFile(), false)) {
            for (ZipEntry entry : Collections.list(nar.entries())) {
                if (entry.getName().endsWith(".jar")) {
                    try (InputStream in = nar.getInputStream(entry)) {
                        jars.add(copied(place + "!/" + entry.getName(), in));
                    }
                }
            }
        }
        jars.sort(Comparator.comparing(ShippedJar::place));
        return jars;
    }

    private ShippedJar copied(String place, InputStream content) throws IOException {
        Path copy = Files.createTempFile("shuqiao-dist", ".jar");
        try {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            MessageDigest fed = Sha256.create();
            try (DigestInputStream in = new DigestInputStream(Files.newInputStream(copy), fed)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return new ShippedJar(place, Sha256.hex(fed), origins.of(place, copy), List.of());
        } finally {
            Files.delete(copy);
        }
    }
}
