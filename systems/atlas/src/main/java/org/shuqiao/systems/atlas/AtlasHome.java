package org.shuqiao.systems.atlas;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.shuqiao.base.digest.Sha256;

/** Lays out the home folder of an Atlas server: configuration, base types, data and logs. */
final class AtlasHome {

    private static final List<String> FILES = List.of(
            "conf/atlas-application.properties",
            "conf/atlas-log4j.xml",
            "conf/atlas-simple-authz-policy.json",
            "models/0000-Area0/0010-base.json",
            "models/0000-Area0/0011-glossary.json");

    private AtlasHome() { }

    /**
     * Writes what is ours and leaves data and logs as they are.
     *
     * @param tls the settings for it
     */
    static Path layOut(Path home, String user, String password, String tls) throws IOException {
        for (String name : FILES) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream resource = AtlasHome.class.getResourceAsStream("home/" + name)) {
                Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(home.resolve(FILES.getFirst()), tls, StandardOpenOption.APPEND);
        // BerkeleyJE gives up a lock after half a second; a busy machine takes longer over a commit
        Files.writeString(Files.createDirectories(home.resolve("data/berkeley")).resolve("je.properties"),
                "je.lock.timeout=20 s\n");
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("conf/users-credentials.properties"), user + "=ADMIN::" + hash(user, password)
                + "\n");
        return home;
    }

    /** SHA-256 with the user as salt, as Atlas' file of users has it. */
    private static String hash(String user, String password) {
        byte[] salted = (password + "{" + user + "}").getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(salted);
    }
}
